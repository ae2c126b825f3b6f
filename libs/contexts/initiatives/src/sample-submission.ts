import type { Submission } from './domain/initiative.events.js';

/**
 * An invented submission. Specs, the bench and the sample programme add a unit and authors and replace the fields they
 * depend on, so a new field needs an example only here.
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
