import { endOfDayInVietnam, type Instant } from '@app/kernel';
import { provenInstant } from '@app/campaigns/contracts';
import type { CampaignFacts, PhaseFacts } from '../domain/campaign-phases.js';
import type { ApproveInitiative } from '../domain/decisions/approve-initiative.js';
import type { DeclineAuthorship } from '../domain/decisions/decline-authorship.js';
import type { MarkDuplicate } from '../domain/decisions/mark-duplicate.js';
import type { RecordBenefitAssessment } from '../domain/decisions/record-benefit-assessment.js';
import type { RecordRecognition } from '../domain/decisions/record-recognition.js';
import type { RejectInitiative } from '../domain/decisions/reject-initiative.js';
import type { RemoveDuplicateLink } from '../domain/decisions/remove-duplicate-link.js';
import type { ResubmitInitiative } from '../domain/decisions/resubmit-initiative.js';
import type { ReturnForRevision } from '../domain/decisions/return-for-revision.js';
import type { SaveDraft } from '../domain/decisions/save-draft.js';
import type { StartReview } from '../domain/decisions/start-review.js';
import type { SubmitInitiative } from '../domain/decisions/submit-initiative.js';
import type { WithdrawInitiative } from '../domain/decisions/withdraw-initiative.js';
import { initiativeDecider } from '../domain/initiative.decider.js';
import type {
  AuthorshipDeclined,
  BenefitAssessed,
  DraftSaved,
  DuplicateLinkRemoved,
  InitiativeApproved,
  InitiativeEvent,
  InitiativeMarkedDuplicate,
  InitiativeRejected,
  InitiativeResubmitted,
  InitiativeReturned,
  InitiativeSubmitted,
  InitiativeWithdrawn,
  RecognitionDecisionRecorded,
  RecognitionEvidence,
  ReviewStarted,
} from '../domain/initiative.events.js';
import type { SubmittedInitiative } from '../domain/initiative.state.js';
import type { Declarations, SubmissionFacts, SubmissionFields } from '../domain/submission.js';
import { sampleSubmission } from '../sample-submission.js';

/** Invented people, units and histories for the specs of this context. */
const id = (n: number): string => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`;

export const initiativeId = id(1);
export const originalId = id(2);
export const campaignId = id(10);
export const rootUnit = id(20);
export const unit = id(21);
export const otherUnit = id(22);
export const author = id(30);
export const coAuthor = id(31);
export const officer = id(32);
export const reviewer = id(33);
export const verifier = id(34);
export const stranger = id(35);

export const opensAt = '2022-01-07T17:00:00.000Z';
export const closesAt = '2022-05-31T17:00:00.000Z';
export const cutoff = '2022-06-30T17:00:00.000Z';
/** 1 March 2022 in the morning, inside phase 1. */
export const inPhaseOne = '2022-03-01T02:00:00.000Z';
/** 2 March 2022, while it is evaluated. */
export const duringReview = '2022-03-02T02:00:00.000Z';

const rules = { revisionDays: 30, benefitCapVnd: '1000000000000', submitForAnyUnit: false };
export const phaseOne: PhaseFacts = {
  phase: 1,
  opensAt,
  closesAt,
  evaluationCutoff: cutoff,
  ruleSetVersion: 1,
  rules,
  sealed: null,
};
export const phaseTwo: PhaseFacts = {
  phase: 2,
  opensAt: closesAt,
  closesAt: '2023-09-01T17:00:00.000Z',
  evaluationCutoff: '2023-09-15T17:00:00.000Z',
  ruleSetVersion: 2,
  rules: { ...rules, benefitCapVnd: '2000000000000' },
  sealed: null,
};
export const campaignWith = (
  ...phases: readonly (PhaseFacts & { readonly submissionsClosed?: boolean })[]
): CampaignFacts => ({
  campaignId,
  ownerUnitId: rootUnit,
  applicationWindow: { from: '2021-09-01', until: '2023-09-01' },
  phases,
  provenAt: provenInstant(phases.map((phase) => ({ submissionsClosed: false, ...phase }))),
});
export const campaign = campaignWith(phaseOne, phaseTwo);

export const recognition: RecognitionEvidence = {
  decisionNo: '12/QĐ-ĐK',
  decidedOn: '2022-02-20',
  issuer: 'Giám đốc Nhà máy Mẫu',
  level: 'ESTABLISHMENT',
};

export const submission: SubmissionFields = {
  ...sampleSubmission,
  unitId: unit,
  authors: [
    { memberId: author, shareBp: 6_000, lead: true },
    { memberId: coAuthor, shareBp: 4_000, lead: false },
  ],
};
export const declarations: Declarations = { truthful: true, notIpProtected: true, notAgainstOrderOrMorals: true };
export const facts: SubmissionFacts = {
  campaign,
  unit: { unitId: unit, active: true, unitPath: [rootUnit, unit], block: 'KHOI-1' },
  authorUnits: new Map([
    [author, unit],
    [coAuthor, otherUnit],
    [stranger, otherUnit],
  ]),
  ofTheUnit: [author],
};
export const submittedAuthors = [
  { memberId: author, unitId: unit, shareBp: 6_000, lead: true },
  { memberId: coAuthor, unitId: otherUnit, shareBp: 4_000, lead: false },
];

export const draftSaved: DraftSaved = {
  type: 'DraftSaved',
  data: { initiativeId, campaignId, ownerId: author, unitId: unit, content: { title: 'Bản nháp', note: null } },
};
export const submitted = (changes: Partial<InitiativeSubmitted['data']> = {}): InitiativeSubmitted => ({
  type: 'InitiativeSubmitted',
  data: {
    ...submission,
    authors: submittedAuthors,
    initiativeId,
    campaignId,
    phase: 1,
    receivedAt: inPhaseOne,
    unitPath: [rootUnit, unit],
    block: 'KHOI-1',
    submittedBy: author,
    authorisationRef: null,
    ...changes,
  },
});
export const reviewStarted: ReviewStarted = { type: 'ReviewStarted', data: { initiativeId, reviewerId: reviewer } };
export const dueOn = '2022-03-20';
export const returned: InitiativeReturned = {
  type: 'InitiativeReturned',
  data: {
    initiativeId,
    dueAt: endOfDayInVietnam(dueOn),
    content: { reasons: [{ field: 'novelty', text: 'Nêu rõ điểm mới.' }] },
  },
};
export const resubmitted = (changes: Partial<InitiativeResubmitted['data']> = {}): InitiativeResubmitted => ({
  type: 'InitiativeResubmitted',
  data: {
    ...submission,
    authors: submittedAuthors,
    initiativeId,
    version: 2,
    submittedBy: author,
    authorisationRef: null,
    ...changes,
  },
});
export const recognitionRecorded: RecognitionDecisionRecorded = {
  type: 'RecognitionDecisionRecorded',
  data: { initiativeId, recognition },
};
export const assessed = (amountVnd: string | null = '1400000000'): BenefitAssessed => ({
  type: 'BenefitAssessed',
  data: { initiativeId, kind: 'SAVING', amountVnd, assessedBy: verifier, content: { method: 'Đối chiếu hóa đơn.' } },
});
export const approved = (changes: Partial<InitiativeApproved['data']> = {}): InitiativeApproved => ({
  type: 'InitiativeApproved',
  data: {
    initiativeId,
    campaignId,
    countedInPhase: 1,
    approvedAt: duringReview,
    approvedBy: reviewer,
    ruleSetVersion: 1,
    recognition,
    benefitVnd: '1400000000',
    evaluationCutoff: cutoff,
    content: { note: null },
    ...changes,
  },
});
export const rejected: InitiativeRejected = {
  type: 'InitiativeRejected',
  data: { initiativeId, ground: 'NOT_NEW', rejectedBy: reviewer, content: { reason: 'Đã áp dụng từ năm 2019.' } },
};
export const withdrawn: InitiativeWithdrawn = {
  type: 'InitiativeWithdrawn',
  data: { initiativeId, withdrawnBy: author, content: { reason: 'Nộp nhầm.' } },
};
export const markedDuplicate: InitiativeMarkedDuplicate = {
  type: 'InitiativeMarkedDuplicate',
  data: {
    initiativeId,
    originalId,
    originalReceivedAt: '2022-02-01T02:00:00.000Z',
    kind: 'SAME_SOLUTION_SAME_ESTABLISHMENT',
    markedBy: reviewer,
    content: { reason: 'Cùng giải pháp.' },
  },
};
export const linkRemoved: DuplicateLinkRemoved = {
  type: 'DuplicateLinkRemoved',
  data: { initiativeId, originalId, removedBy: reviewer, content: { reason: 'Khác nguyên lý.' } },
};

export const authorshipDeclined: AuthorshipDeclined = {
  type: 'AuthorshipDeclined',
  data: { initiativeId, declinedBy: coAuthor, content: { reason: 'Không tham gia.' } },
};

/** An example of every event. */
export const examples: { readonly [Type in InitiativeEvent['type']]: InitiativeEvent & { readonly type: Type } } = {
  DraftSaved: draftSaved,
  InitiativeSubmitted: submitted(),
  ReviewStarted: reviewStarted,
  InitiativeReturned: returned,
  InitiativeResubmitted: resubmitted(),
  RecognitionDecisionRecorded: recognitionRecorded,
  BenefitAssessed: assessed(),
  InitiativeApproved: approved(),
  InitiativeRejected: rejected,
  InitiativeWithdrawn: withdrawn,
  InitiativeMarkedDuplicate: markedDuplicate,
  DuplicateLinkRemoved: linkRemoved,
  AuthorshipDeclined: authorshipDeclined,
};

export const underReview: readonly InitiativeEvent[] = [submitted(), reviewStarted];
export const readyForApproval: readonly InitiativeEvent[] = [...underReview, recognitionRecorded, assessed()];

/** Another initiative, filed a month earlier, read from its stream. */
export const original = (changes: Partial<SubmittedInitiative> = {}): SubmittedInitiative => {
  const earlier = submitted({ initiativeId: originalId, receivedAt: '2022-02-01T02:00:00.000Z' });
  const state = initiativeDecider.evolve(initiativeDecider.initialState, earlier);
  return { ...(state as SubmittedInitiative), ...changes };
};

const asked = (memberId: string, at: Instant) => ({ by: { memberId, mandate: null }, at });

export const saveDraft = (changes: Partial<SaveDraft['data']> = {}, by = author): SaveDraft => ({
  type: 'SaveDraft',
  data: {
    initiativeId,
    campaignId,
    unitId: unit,
    content: { title: 'Bản nháp', note: null },
    fromDraft: false,
    facts: { campaignExists: true, unitExists: true, ownerActive: true },
    ...changes,
  },
  ...asked(by, inPhaseOne),
});
export const submit = (
  changes: Partial<SubmitInitiative['data']> = {},
  { by = author, at = inPhaseOne } = {},
): SubmitInitiative => ({
  type: 'SubmitInitiative',
  data: {
    initiativeId,
    fromDraft: false,
    campaignId,
    submission,
    declarations,
    authorisationRef: null,
    facts,
    ...changes,
  },
  ...asked(by, at),
});
export const startReview = (by = reviewer): StartReview => ({
  type: 'StartReview',
  data: { initiativeId },
  ...asked(by, duringReview),
});
export const returnForRevision = (
  changes: Partial<ReturnForRevision['data']> = {},
  { by = reviewer, at = duringReview } = {},
): ReturnForRevision => ({
  type: 'ReturnForRevision',
  data: { initiativeId, reasons: [{ field: 'novelty', text: 'Nêu rõ điểm mới.' }], dueOn, campaign, ...changes },
  ...asked(by, at),
});
export const resubmit = (
  changes: Partial<ResubmitInitiative['data']> = {},
  { by = author, at = duringReview } = {},
): ResubmitInitiative => ({
  type: 'ResubmitInitiative',
  data: { initiativeId, submission, declarations, authorisationRef: null, facts, ...changes },
  ...asked(by, at),
});
export const recordRecognition = (
  changes: Partial<RecognitionEvidence> = {},
  { by = reviewer, at = duringReview } = {},
): RecordRecognition => ({
  type: 'RecordRecognition',
  data: { initiativeId, recognition: { ...recognition, ...changes } },
  ...asked(by, at),
});
export const assessBenefit = (
  amountVnd: string | null = '1400000000',
  by = verifier,
  facts = campaign,
): RecordBenefitAssessment => ({
  type: 'RecordBenefitAssessment',
  data: { initiativeId, kind: 'SAVING', amountVnd, method: 'Đối chiếu hóa đơn.', campaign: facts },
  ...asked(by, duringReview),
});
export const approve = (
  changes: Partial<ApproveInitiative['data']> = {},
  { by = reviewer, at = duringReview } = {},
): ApproveInitiative => ({
  type: 'ApproveInitiative',
  data: { initiativeId, note: null, campaign, ...changes },
  ...asked(by, at),
});
export const reject = ({ by = reviewer, at = duringReview, campaign: facts = campaign } = {}): RejectInitiative => ({
  type: 'RejectInitiative',
  data: { initiativeId, ground: 'NOT_NEW', reason: 'Đã áp dụng từ năm 2019.', campaign: facts },
  ...asked(by, at),
});
export const withdraw = (by = author): WithdrawInitiative => ({
  type: 'WithdrawInitiative',
  data: { initiativeId, reason: 'Nộp nhầm.' },
  ...asked(by, duringReview),
});
export const declineAuthorship = (by = coAuthor): DeclineAuthorship => ({
  type: 'DeclineAuthorship',
  data: { initiativeId, reason: 'Không tham gia.' },
  ...asked(by, duringReview),
});
export const markDuplicate = (of: SubmittedInitiative | null = original(), by = reviewer): MarkDuplicate => ({
  type: 'MarkDuplicate',
  data: {
    initiativeId,
    originalId: of?.initiativeId ?? originalId,
    kind: 'SAME_SOLUTION_SAME_ESTABLISHMENT',
    reason: 'Cùng giải pháp.',
    original: of,
  },
  ...asked(by, duringReview),
});
export const removeDuplicateLink = (
  by = reviewer,
  of: RemoveDuplicateLink['data']['original'] = original(),
): RemoveDuplicateLink => ({
  type: 'RemoveDuplicateLink',
  data: { initiativeId, reason: 'Khác nguyên lý.', original: of },
  ...asked(by, duringReview),
});
