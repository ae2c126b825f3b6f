import type { Submission } from './domain/initiative.events.js';

/**
 * What an invented author hands in. Specs, the bench and the sample programme put a unit and authors to it and change what
 * they are about, so that a field is given its example here alone.
 */
export const sampleSubmission: Omit<Submission, 'unitId' | 'authors'> = {
  kind: 'TECHNICAL',
  field: 'POWER',
  firstAppliedOn: '2022-02-01',
  benefitClaim: { kind: 'SAVING', amountVnd: '1500000000', basisYear: 2022, basis: 'ESTIMATE' },
  recognition: null,
  confidentiality: 'INTERNAL',
  content: {
    title: 'Cải tiến hệ thống làm mát đường ống',
    problem: 'Nhiệt độ vượt ngưỡng vào mùa khô.',
    essence: 'Thêm một vòng tuần hoàn phụ.',
    novelty: 'Dùng lại bơm dự phòng.',
    applicationScope: 'Các tổ máy cùng loại.',
    effectSummary: null,
    benefitMethod: null,
  },
};
