import { commandIdOf, derivedId } from '@app/command-handling';
import { sampleSubmission } from '@app/initiatives/sample-submission';
import { instantOf, type Instant, type JsonValue } from '@app/kernel';
import { OPERATOR, step, type ProgrammeStep } from '@app/sample-programme';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A small invented campaign whose only phase is open now; the bench submits to it. */
export interface BenchProgramme {
  readonly steps: readonly ProgrammeStep[];
  readonly campaignId: string;
  readonly unitId: string;
  readonly officer: string;
  readonly reviewer: string;
  readonly verifier: string;
  readonly authors: readonly string[];
}

const AUTHORS = 50;

/**
 * @param root the root unit and staff to use; null founds an organisation of its own
 */
export const benchProgramme = (
  nowMs: number,
  root: { readonly unitId: string; readonly administrator: string; readonly campaignOfficer: string } | null,
): BenchProgramme => {
  const founding = commandIdOf(OPERATOR, 'founding');
  const administrator = root?.administrator ?? derivedId(founding, 'member');
  const rootUnitId = root?.unitId ?? derivedId(founding, 'unit');
  const idOf = (principal: string, key: string, kind: string): string => derivedId(commandIdOf(principal, key), kind);
  const unit = (key: string): string => idOf(administrator, `bench-unit-${key}`, 'unit');
  const member = (key: string): string => idOf(administrator, `bench-member-${key}`, 'member');
  const campaignOfficer = root?.campaignOfficer ?? member('campaign-officer');
  const campaignId = idOf(campaignOfficer, 'bench-campaign', 'campaign');
  const steps: ProgrammeStep[] = [];
  let clock = nowMs - 3 * DAY_MS;
  const add = (principal: string, key: string, type: string, input: { readonly [field: string]: JsonValue }): void => {
    clock += 1000;
    steps.push(step(instantOf(clock), principal, key, () => ({ type, input }), { barrier: true }));
  };
  let people = 0;
  const person = (): { readonly [field: string]: JsonValue } => {
    people++;
    return {
      fullName: `Mẫu${people} Đo Tốc`,
      memberNumber: `BENCH-${people}`,
      email: null,
      phone: null,
      jobTitle: null,
      category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' },
    };
  };
  if (root === null) {
    add(OPERATOR, 'founding', 'FoundOrganisation', {
      unit: { code: 'BENCH', name: 'Công đoàn Mẫu đo hiệu năng', level: 'SECTOR' },
      administrator: person(),
      decisionNo: '01/QĐ-MAU',
    });
  }
  const establish = (key: string, level: string, parentId: string): void =>
    add(administrator, `bench-unit-${key}`, 'EstablishUnit', {
      code: `BENCH-${key}`,
      name: `Đơn vị đo ${key} (mẫu)`,
      level,
      parentId,
      block: null,
    });
  establish('A', 'AFFILIATED', rootUnitId);
  establish('G', 'GRASSROOTS', unit('A'));
  const enrol = (key: string, unitId: string): void =>
    add(administrator, `bench-member-${key}`, 'EnrolMember', { unitId, ...person() });
  const appoint = (key: string, role: string, unitId: string): void => {
    enrol(key, unitId);
    add(administrator, `bench-role-${key}`, 'GrantRole', {
      memberId: member(key),
      role,
      unitId,
      decisionNo: '01/QĐ-MAU',
    });
  };
  if (root === null) appoint('campaign-officer', 'CAMPAIGN_OFFICER', rootUnitId);
  appoint('officer', 'UNION_OFFICER', unit('A'));
  appoint('reviewer', 'REVIEWER', unit('A'));
  appoint('verifier', 'BENEFIT_VERIFIER', unit('A'));
  for (let i = 0; i < AUTHORS; i++) enrol(`author-${i}`, unit('G'));
  const opensAt: Instant = instantOf(nowMs - DAY_MS);
  add(campaignOfficer, 'bench-campaign', 'LaunchCampaign', {
    code: 'BENCH',
    name: 'Đo tốc độ (mẫu)',
    ownerUnitId: rootUnitId,
    applicationWindow: { from: '2020-01-01', until: '2099-12-31' },
    decisionNo: '01/QĐ-MAU',
  });
  add(campaignOfficer, 'bench-rules', 'PublishRuleSet', {
    campaignId,
    rules: {
      countingBasis: 'SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF',
      recognitionPolicy: 'EVIDENCE_REQUIRED',
      revisionDays: 30,
      benefitCapVnd: '900000000000000',
      individualAwardMinimumVnd: null,
      awardAtSeveralLevels: false,
    },
  });
  add(campaignOfficer, 'bench-phase', 'SchedulePhase', {
    campaignId,
    phase: 1,
    name: 'Giai đoạn 1',
    opensAt,
    closesAt: instantOf(nowMs + 30 * DAY_MS),
    evaluationCutoff: instantOf(nowMs + 60 * DAY_MS),
    ruleSetVersion: 1,
  });
  return {
    steps,
    campaignId,
    unitId: unit('G'),
    officer: member('officer'),
    reviewer: member('reviewer'),
    verifier: member('verifier'),
    authors: Array.from({ length: AUTHORS }, (_, i) => member(`author-${i}`)),
  };
};

export const DECLARATIONS = { truthful: true, notIpProtected: true, notAgainstOrderOrMorals: true } as const;

/** An ordinary submission with one author, sent by an officer. */
export const benchSubmission = (
  programme: BenchProgramme,
  number: number,
): { readonly [field: string]: JsonValue } => ({
  ...sampleSubmission,
  unitId: programme.unitId,
  authors: [{ memberId: programme.authors[number % programme.authors.length]!, shareBp: 10_000, lead: true }],
  benefitClaim: { ...sampleSubmission.benefitClaim, amountVnd: String(1_000_000 + number) },
  recognition: {
    decisionNo: `${number}/QĐSK-MAU`,
    decidedOn: '2022-02-20',
    issuer: 'Giám đốc Công ty (mẫu)',
    level: 'ESTABLISHMENT',
  },
  content: {
    title: `Tối ưu hệ thống thu hồi nhiệt khí thải tại nhà máy (mẫu ${number})`,
    problem: 'Trước khi áp dụng, hệ thống mất nhiều thời gian và phụ thuộc vào kinh nghiệm cá nhân, gây lãng phí.',
    essence: 'Chia công đoạn, gắn điểm đo tại chỗ và dùng số liệu vận hành để ra quyết định thay cho lịch cố định.',
    novelty: 'Lần đầu được áp dụng tại đơn vị; trước đó chưa có giải pháp tương tự.',
    applicationScope: 'Áp dụng tại nhà máy, có thể nhân rộng cho các đơn vị cùng loại hình.',
    effectSummary: 'Giảm chi phí vật tư và thời gian dừng máy.',
    benefitMethod: 'So sánh chi phí bình quân 12 tháng trước và sau khi áp dụng theo sổ theo dõi của đơn vị.',
  },
});
