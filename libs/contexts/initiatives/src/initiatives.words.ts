import type { BilingualText, CodeWords } from '@app/texts';
import type { DuplicateKind, InitiativeContent, RejectionGround, Submission } from './domain/initiative.events.js';
import type { SubmittedStatus } from './domain/initiative.status.js';

type Words<Code extends string> = { readonly [code in Code]: BilingualText };

/** The fields of a submission that a reviewer may ask to revise. */
type SubmissionField = Exclude<keyof Submission, 'content' | 'unitId'> | keyof InitiativeContent;

const status: Words<SubmittedStatus | 'DRAFT'> = {
  DRAFT: { vi: 'bản nháp', en: 'draft' },
  SUBMITTED: { vi: 'chờ xem xét', en: 'waiting for review' },
  UNDER_REVIEW: { vi: 'đang xem xét', en: 'under review' },
  RETURNED: { vi: 'cần bổ sung', en: 'returned for revision' },
  APPROVED: { vi: 'hợp lệ', en: 'approved' },
  REJECTED: { vi: 'bị từ chối', en: 'rejected' },
  WITHDRAWN: { vi: 'đã rút', en: 'withdrawn' },
  DUPLICATE: { vi: 'trùng', en: 'duplicate' },
};

const field: Words<SubmissionField> = {
  title: { vi: 'tên sáng kiến', en: 'title' },
  kind: { vi: 'loại giải pháp', en: 'kind of solution' },
  field: { vi: 'lĩnh vực', en: 'field of application' },
  authors: { vi: 'tác giả', en: 'authors' },
  firstAppliedOn: { vi: 'ngày áp dụng lần đầu', en: 'day of first application' },
  benefitClaim: { vi: 'giá trị làm lợi', en: 'benefit claimed' },
  recognition: { vi: 'quyết định công nhận', en: 'recognition decision' },
  confidentiality: { vi: 'chế độ bảo mật', en: 'confidentiality' },
  problem: { vi: 'thực trạng', en: 'problem' },
  essence: { vi: 'bản chất giải pháp', en: 'essence' },
  novelty: { vi: 'tính mới', en: 'novelty' },
  applicationScope: { vi: 'phạm vi áp dụng', en: 'scope of application' },
  effectSummary: { vi: 'tóm tắt hiệu quả', en: 'summary of the effect' },
  benefitMethod: { vi: 'cách tính giá trị làm lợi', en: 'method of the benefit' },
};

const rejectionGround: Words<RejectionGround> = {
  NOT_NEW: { vi: 'không có tính mới', en: 'not new' },
  NOT_APPLIED: { vi: 'chưa được áp dụng hoặc áp dụng thử', en: 'not applied, not even on trial' },
  OUTSIDE_WINDOW: { vi: 'áp dụng ngoài thời gian quy định', en: 'applied outside the window' },
  NOT_RECOGNISED: { vi: 'chưa được cơ sở công nhận', en: 'not recognised by the workplace' },
  IP_PROTECTED: { vi: 'đang được bảo hộ quyền sở hữu trí tuệ', en: 'under IP protection' },
  AGAINST_ORDER_OR_MORALS: {
    vi: 'trái trật tự công cộng hoặc đạo đức xã hội',
    en: 'against public order or morals',
  },
  NO_BENEFIT: { vi: 'chưa chứng minh được lợi ích thiết thực', en: 'no practical benefit shown' },
  INCOMPLETE: { vi: 'hồ sơ chưa đầy đủ', en: 'incomplete' },
};

const duplicateKind: Words<DuplicateKind> = {
  SAME_SUBMISSION: { vi: 'nộp hai lần', en: 'submitted twice' },
  SAME_SOLUTION_SAME_ESTABLISHMENT: { vi: 'cùng giải pháp, cùng cơ sở', en: 'same solution at the same workplace' },
  RESUBMITTED_ACROSS_PHASES: { vi: 'đã nộp ở giai đoạn khác', en: 'submitted before in another phase' },
};

/** The words for this context's code values. A value without a word does not compile. */
export const initiativesWords = { status, field, rejectionGround, duplicateKind } satisfies CodeWords;
