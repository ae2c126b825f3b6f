import { EventCodec, EventRegistry, type EventMetadata, type EventToAppend } from '@app/event-store';
import { initiativesEventTypes } from '@app/initiatives';
import { sampleSubmission } from '@app/initiatives/sample-submission';
import { derivedId } from '@app/command-handling';

const codec = new EventCodec(new EventRegistry(initiativesEventTypes));
const ID = '6f1c1b1e-6a52-5d37-9d59-3f2b8f1f5a10';

const metadata: EventMetadata = {
  $correlationId: ID,
  $causationId: ID,
  commandId: ID,
  commandType: 'SubmitInitiative',
  commandHash: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
  actor: ID,
  onBehalfOf: null,
  role: 'UNION_OFFICER',
  unitId: ID,
  recordedAt: '2022-05-30T02:00:00.000Z',
  effectiveAt: '2022-05-30T02:00:00.000Z',
  ruleSetVersion: 1,
  appVersion: '0.1.0',
  blind: 'AAECAwQFBgcICQoLDA0ODw',
};

/** An ordinary submission, encoded anew by the service's codec on each call. */
export const encodeSubmission = (number: number): EventToAppend =>
  codec.encode(
    derivedId(ID, String(number)),
    {
      type: 'InitiativeSubmitted',
      data: {
        ...sampleSubmission,
        initiativeId: ID,
        campaignId: ID,
        phase: 1,
        receivedAt: '2022-05-30T02:00:00.000Z',
        unitId: ID,
        unitPath: [ID, ID, ID],
        block: 'KHOI-1',
        authors: [{ memberId: ID, unitId: ID, shareBp: 10_000, lead: true }],
        submittedBy: ID,
        authorisationRef: `${number}/GUQ-MAU`,
        recognition: {
          decisionNo: `${number}/QĐSK-MAU`,
          decidedOn: '2022-05-20',
          issuer: 'Giám đốc Công ty (mẫu)',
          level: 'ESTABLISHMENT',
        },
        content: {
          title: `Tối ưu hệ thống thu hồi nhiệt khí thải tại nhà máy (mẫu ${number})`,
          problem: 'Trước khi áp dụng, hệ thống mất nhiều thời gian và phụ thuộc vào kinh nghiệm cá nhân.',
          essence: 'Chia công đoạn, gắn điểm đo tại chỗ và dùng số liệu vận hành để ra quyết định.',
          novelty: 'Lần đầu được áp dụng tại đơn vị.',
          applicationScope: 'Áp dụng tại nhà máy, có thể nhân rộng.',
          effectSummary: 'Giảm chi phí vật tư.',
          benefitMethod: 'So sánh chi phí bình quân 12 tháng trước và sau khi áp dụng.',
        },
      },
    },
    metadata,
  );
