import { dayInVietnam, endOfDayInVietnam, plusDays, vnd, deciderOf, type Instant, refuse } from '@app/kernel';
import type {
  ApproveInitiative,
  CampaignFacts,
  Declarations,
  MarkDuplicate,
  PhaseFacts,
  RecordBenefitAssessment,
  RecordRecognition,
  RejectInitiative,
  RemoveDuplicateLink,
  ResubmitInitiative,
  ReturnForRevision,
  SaveDraft,
  StartReview,
  SubmissionFacts,
  SubmitInitiative,
  SubmittedByAuthor,
  WithdrawInitiative,
} from './initiative.commands.js';
import type { Author, InitiativeEvent, Submission } from './initiative.events.js';
import {
  evolveInitiative,
  initialInitiativeState,
  type InitiativeState,
  type SubmittedInitiative,
} from './initiative.state.js';
import type { SubmittedStatus } from './initiative.status.js';
import { phaseDecidingAt, phaseOpenAt } from './phase-choice.js';

const submitted = (state: InitiativeState): SubmittedInitiative =>
  state.status === 'NONE' || state.status === 'DRAFT' ? refuse('not-found', 'INITIATIVE_NOT_FOUND') : state;

const inStatus = (
  state: InitiativeState,
  code: string,
  ...allowed: readonly SubmittedStatus[]
): SubmittedInitiative => {
  const initiative = submitted(state);
  return allowed.includes(initiative.status) ? initiative : refuse('conflict', code, { status: initiative.status });
};

/** INV-10: who decides is not, and never was, its author, co-author or submitter. */
const impartial = (memberId: string, initiative: SubmittedInitiative): void => {
  if (initiative.involved.includes(memberId)) refuse('conflict', 'CONFLICT_OF_INTEREST');
};

/** The server's receive time chooses the phase. */
const openPhase = (campaign: CampaignFacts, at: Instant): PhaseFacts => {
  const open = phaseOpenAt(campaign, at);
  if (open) return open;
  const next = campaign.phases
    .filter(({ opensAt }) => at < opensAt)
    .sort((a, b) => (a.opensAt < b.opensAt ? -1 : 1))[0];
  const closed = campaign.phases
    .filter(({ closesAt }) => closesAt <= at)
    .sort((a, b) => (a.closesAt < b.closesAt ? 1 : -1))[0];
  return refuse('conflict', closed ? 'PHASE_CLOSED' : 'PHASE_NOT_OPEN', {
    receivedAt: at,
    ...(closed && { phase: closed.phase, closedAt: closed.closesAt }),
    ...(next && { nextPhase: next.phase, nextOpensAt: next.opensAt }),
  });
};

const phaseOf = (campaign: CampaignFacts, phase: number): PhaseFacts =>
  campaign.phases.find((candidate) => candidate.phase === phase) ?? refuse('conflict', 'PHASE_NOT_OPEN', { phase });

const countingPhase = (campaign: CampaignFacts, receivedInPhase: number, at: Instant): PhaseFacts => {
  const { phase, inTime } =
    phaseDecidingAt(campaign, receivedInPhase, at) ?? refuse('conflict', 'PHASE_NOT_OPEN', { phase: receivedInPhase });
  return inTime
    ? phase
    : refuse('conflict', 'EVALUATION_CUTOFF_PASSED', { phase: phase.phase, evaluationCutoff: phase.evaluationCutoff });
};

const checkDeclarations = ({ truthful, notIpProtected, notAgainstOrderOrMorals }: Declarations): void => {
  if (!truthful) refuse('invalid', 'NOT_DECLARED_TRUTHFUL', {}, '/declarations/truthful');
  if (!notIpProtected) refuse('invalid', 'IP_PROTECTED', {}, '/declarations/notIpProtected');
  if (!notAgainstOrderOrMorals) {
    refuse('invalid', 'AGAINST_ORDER_OR_MORALS', {}, '/declarations/notAgainstOrderOrMorals');
  }
};

/** INV-01: integers in basis points that make 10.000, one lead, nobody twice. */
const checkAuthors = ({ authors }: SubmittedByAuthor): void => {
  if (new Set(authors.map(({ memberId }) => memberId)).size !== authors.length) {
    refuse('invalid', 'DUPLICATE_AUTHOR', {}, '/authors');
  }
  if (authors.filter(({ lead }) => lead).length !== 1) refuse('invalid', 'ONE_LEAD_AUTHOR', {}, '/authors');
  const total = authors.reduce((sum, { shareBp }) => sum + shareBp, 0);
  if (total !== 10_000 || authors.some(({ shareBp }) => shareBp <= 0)) {
    refuse('invalid', 'SHARES_NOT_100', { totalBasisPoints: total }, '/authors');
  }
};

/** A technical secret shows its title and effect only; everything else must be told in full. */
const checkContent = ({ content, confidentiality }: SubmittedByAuthor): void => {
  const required =
    confidentiality === 'TECH_SECRET'
      ? (['effectSummary'] as const)
      : (['problem', 'essence', 'novelty', 'applicationScope'] as const);
  for (const field of required) {
    if (!content[field]) refuse('invalid', 'CONTENT_MISSING', { field }, `/content/${field}`);
  }
};

const checkSubmission = (
  input: SubmittedByAuthor,
  facts: SubmissionFacts,
): {
  readonly campaign: CampaignFacts;
  readonly unit: NonNullable<SubmissionFacts['unit']>;
  readonly submission: Submission;
} => {
  const campaign = facts.campaign ?? refuse('not-found', 'CAMPAIGN_NOT_FOUND', {}, '/campaignId');
  const unit = facts.unit ?? refuse('invalid', 'UNKNOWN_UNIT', {}, '/unitId');
  if (!unit.active) refuse('invalid', 'UNIT_INACTIVE', {}, '/unitId');
  if (!unit.unitPath.includes(campaign.ownerUnitId)) refuse('invalid', 'UNIT_OUTSIDE_CAMPAIGN', {}, '/unitId');
  checkAuthors(input);
  checkContent(input);
  const authors = input.authors.map((author, index) => ({
    ...author,
    unitId:
      facts.authorUnits.get(author.memberId) ?? refuse('invalid', 'UNKNOWN_AUTHOR', {}, `/authors/${index}/memberId`),
  }));
  const { from, until } = campaign.applicationWindow;
  if (input.firstAppliedOn < from || input.firstAppliedOn > until) {
    refuse('invalid', 'APPLIED_OUTSIDE_WINDOW', { from, until }, '/firstAppliedOn');
  }
  return { campaign, unit, submission: { ...input, authors } };
};

/** Whoever is no author acts for them, and says on what paper. */
const checkAuthorisation = (
  authors: readonly { readonly memberId: string }[],
  by: string,
  authorisationRef: string | null,
): void => {
  if (authorisationRef === null && !authors.some(({ memberId }) => memberId === by)) {
    refuse('invalid', 'ON_BEHALF_WITHOUT_AUTHORISATION', {}, '/authorisationRef');
  }
};

/** What an author cannot change alone: who created it, in which shares, and who leads. */
const sameAuthorship = (before: readonly Author[], after: SubmittedByAuthor['authors']): boolean =>
  before.length === after.length &&
  before.every(({ memberId, shareBp, lead }) =>
    after.some((author) => author.memberId === memberId && author.shareBp === shareBp && author.lead === lead),
  );

const checkBenefitCap = (amountVnd: string | null, phase: PhaseFacts, pointer: string): void => {
  if (amountVnd !== null && vnd(amountVnd) > vnd(phase.rules.benefitCapVnd)) {
    refuse('invalid', 'BENEFIT_ABOVE_CAP', { capVnd: phase.rules.benefitCapVnd }, pointer);
  }
};

const checkDates = (input: SubmittedByAuthor, at: Instant): void => {
  const today = dayInVietnam(at);
  if (input.firstAppliedOn > today) refuse('invalid', 'DATE_IN_FUTURE', { today }, '/firstAppliedOn');
  if (input.recognition && input.recognition.decidedOn > today) {
    refuse('invalid', 'DATE_IN_FUTURE', { today }, '/recognition/decidedOn');
  }
};

/** Only its owner goes on with a draft, and only until it is submitted. */
const checkDraft = (state: InitiativeState, fromDraft: boolean, by: string): void => {
  if (state.status === 'NONE') {
    if (fromDraft) refuse('not-found', 'INITIATIVE_NOT_FOUND');
  } else if (state.status !== 'DRAFT') refuse('conflict', 'ALREADY_SUBMITTED', { status: state.status });
  else if (state.ownerId !== by) refuse('forbidden', 'NOT_DRAFT_OWNER');
};

const saveDraft = ({ data, by }: SaveDraft, state: InitiativeState): readonly InitiativeEvent[] => {
  const { fromDraft, facts, ...draft } = data;
  checkDraft(state, fromDraft, by.memberId);
  if (!facts.ownerActive) refuse('forbidden', 'NOT_AN_ACTIVE_MEMBER');
  if (!facts.campaignExists) refuse('not-found', 'CAMPAIGN_NOT_FOUND', {}, '/campaignId');
  if (!facts.unitExists) refuse('invalid', 'UNKNOWN_UNIT', {}, '/unitId');
  return [{ type: 'DraftSaved', data: { ...draft, ownerId: by.memberId } }];
};

const submit = ({ data, by, at }: SubmitInitiative, state: InitiativeState): readonly InitiativeEvent[] => {
  checkDraft(state, data.fromDraft, by.memberId);
  checkDeclarations(data.declarations);
  const { campaign, unit, submission } = checkSubmission(data.submission, data.facts);
  checkAuthorisation(submission.authors, by.memberId, data.authorisationRef);
  const phase = openPhase(campaign, at);
  checkDates(data.submission, at);
  checkBenefitCap(submission.benefitClaim.amountVnd, phase, '/benefitClaim/amountVnd');
  return [
    {
      type: 'InitiativeSubmitted',
      data: {
        ...submission,
        initiativeId: data.initiativeId,
        campaignId: data.campaignId,
        phase: phase.phase,
        receivedAt: at,
        unitPath: unit.unitPath,
        block: unit.block,
        submittedBy: by.memberId,
        authorisationRef: data.authorisationRef,
      },
    },
  ];
};

const startReview = ({ by }: StartReview, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_SUBMITTED', 'SUBMITTED');
  impartial(by.memberId, initiative);
  return [{ type: 'ReviewStarted', data: { initiativeId: initiative.initiativeId, reviewerId: by.memberId } }];
};

const returnForRevision = ({ data, by, at }: ReturnForRevision, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_UNDER_REVIEW', 'SUBMITTED', 'UNDER_REVIEW');
  impartial(by.memberId, initiative);
  const { rules } = phaseOf(data.campaign, initiative.phase);
  const today = dayInVietnam(at);
  const latest = plusDays(today, rules.revisionDays);
  if (data.dueOn <= today || data.dueOn > latest) {
    refuse('invalid', 'DUE_DATE_OUT_OF_RANGE', { after: today, until: latest }, '/dueOn');
  }
  return [
    {
      type: 'InitiativeReturned',
      data: {
        initiativeId: initiative.initiativeId,
        dueAt: endOfDayInVietnam(data.dueOn),
        content: { reasons: data.reasons },
      },
    },
  ];
};

const resubmit = ({ data, by, at }: ResubmitInitiative, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_RETURNED', 'RETURNED');
  checkDeclarations(data.declarations);
  const { campaign, submission } = checkSubmission(data.submission, data.facts);
  checkAuthorisation(initiative.authors, by.memberId, data.authorisationRef);
  if (data.authorisationRef === null && !sameAuthorship(initiative.authors, data.submission.authors)) {
    refuse('invalid', 'AUTHORSHIP_CHANGED_WITHOUT_AUTHORISATION', {}, '/authorisationRef');
  }
  if (submission.unitId !== initiative.unitId) refuse('invalid', 'UNIT_CHANGED', {}, '/unitId');
  if (initiative.dueAt !== null && at >= initiative.dueAt) {
    refuse('conflict', 'REVISION_LAPSED', { dueAt: initiative.dueAt });
  }
  // It keeps its receipt time and phase, so it must still be in time for a decision there.
  const phase = countingPhase(campaign, initiative.phase, at);
  checkDates(data.submission, at);
  checkBenefitCap(submission.benefitClaim.amountVnd, phase, '/benefitClaim/amountVnd');
  return [
    {
      type: 'InitiativeResubmitted',
      data: {
        ...submission,
        initiativeId: initiative.initiativeId,
        version: initiative.version + 1,
        submittedBy: by.memberId,
        authorisationRef: data.authorisationRef,
      },
    },
  ];
};

const recordRecognition = ({ data, by, at }: RecordRecognition, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_UNDER_REVIEW', 'UNDER_REVIEW');
  impartial(by.memberId, initiative);
  const today = dayInVietnam(at);
  if (data.recognition.decidedOn > today) refuse('invalid', 'DATE_IN_FUTURE', { today }, '/decidedOn');
  return [
    {
      type: 'RecognitionDecisionRecorded',
      data: { initiativeId: initiative.initiativeId, recognition: data.recognition },
    },
  ];
};

const assessBenefit = ({ data, by }: RecordBenefitAssessment, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_UNDER_REVIEW', 'UNDER_REVIEW');
  impartial(by.memberId, initiative);
  checkBenefitCap(data.amountVnd, phaseOf(data.campaign, initiative.phase), '/amountVnd');
  return [
    {
      type: 'BenefitAssessed',
      data: {
        initiativeId: initiative.initiativeId,
        kind: data.kind,
        amountVnd: data.amountVnd,
        assessedBy: by.memberId,
        content: { method: data.method },
      },
    },
  ];
};

const approve = ({ data, by, at }: ApproveInitiative, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_UNDER_REVIEW', 'UNDER_REVIEW');
  impartial(by.memberId, initiative);
  // INV-09: counting by the union rests on the workplace's recognition, decided no later than today.
  const recognition = initiative.recognition ?? refuse('conflict', 'RECOGNITION_MISSING');
  if (recognition.decidedOn > dayInVietnam(at))
    refuse('conflict', 'RECOGNITION_MISSING', { decidedOn: recognition.decidedOn });
  const assessment = initiative.assessment ?? refuse('conflict', 'BENEFIT_NOT_ASSESSED');
  const phase = countingPhase(data.campaign, initiative.phase, at);
  return [
    {
      type: 'InitiativeApproved',
      data: {
        initiativeId: initiative.initiativeId,
        campaignId: initiative.campaignId,
        countedInPhase: phase.phase,
        approvedAt: at,
        approvedBy: by.memberId,
        ruleSetVersion: phase.ruleSetVersion,
        recognition,
        benefitVnd: assessment.amountVnd,
        evaluationCutoff: phase.evaluationCutoff,
        content: { note: data.note },
      },
    },
  ];
};

const reject = ({ data, by, at }: RejectInitiative, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_UNDER_REVIEW', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED');
  impartial(by.memberId, initiative);
  // The time an author was given to revise is the author's.
  if (initiative.status === 'RETURNED' && initiative.dueAt !== null && at < initiative.dueAt) {
    refuse('conflict', 'REVISION_STILL_OPEN', { dueAt: initiative.dueAt });
  }
  return [
    {
      type: 'InitiativeRejected',
      data: {
        initiativeId: initiative.initiativeId,
        ground: data.ground,
        rejectedBy: by.memberId,
        content: { reason: data.reason },
      },
    },
  ];
};

const withdraw = ({ data, by }: WithdrawInitiative, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_WITHDRAWABLE', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED');
  if (!initiative.authors.some(({ memberId }) => memberId === by.memberId)) refuse('forbidden', 'NOT_AN_AUTHOR');
  return [
    {
      type: 'InitiativeWithdrawn',
      data: { initiativeId: initiative.initiativeId, withdrawnBy: by.memberId, content: { reason: data.reason } },
    },
  ];
};

const precedes = (a: SubmittedInitiative, b: SubmittedInitiative): boolean =>
  a.receivedAt === b.receivedAt ? a.initiativeId < b.initiativeId : a.receivedAt < b.receivedAt;

const markDuplicate = ({ data, by }: MarkDuplicate, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_UNDER_REVIEW', 'SUBMITTED', 'UNDER_REVIEW');
  impartial(by.memberId, initiative);
  const original = data.original ?? refuse('invalid', 'ORIGINAL_NOT_FOUND', {}, '/originalId');
  if (original.initiativeId === initiative.initiativeId) refuse('invalid', 'ORIGINAL_IS_ITSELF', {}, '/originalId');
  if (original.campaignId !== initiative.campaignId) refuse('invalid', 'ORIGINAL_IN_OTHER_CAMPAIGN', {}, '/originalId');
  if (original.status === 'DUPLICATE') refuse('invalid', 'ORIGINAL_IS_DUPLICATE', {}, '/originalId');
  if (original.status === 'REJECTED' || original.status === 'WITHDRAWN') {
    refuse('invalid', 'ORIGINAL_NOT_STANDING', { status: original.status }, '/originalId');
  }
  // The first filer keeps the priority (Decree 13/2012, Art. 4); within one millisecond the id decides, so that two
  // initiatives can never both be the duplicate of the other.
  if (precedes(initiative, original)) refuse('invalid', 'ORIGINAL_IS_LATER', {}, '/originalId');
  return [
    {
      type: 'InitiativeMarkedDuplicate',
      data: {
        initiativeId: initiative.initiativeId,
        originalId: original.initiativeId,
        originalReceivedAt: original.receivedAt,
        kind: data.kind,
        markedBy: by.memberId,
        content: { reason: data.reason },
      },
    },
  ];
};

const removeDuplicateLink = ({ data, by }: RemoveDuplicateLink, state: InitiativeState): readonly InitiativeEvent[] => {
  const initiative = inStatus(state, 'NOT_A_DUPLICATE', 'DUPLICATE');
  impartial(by.memberId, initiative);
  return [
    {
      type: 'DuplicateLinkRemoved',
      data: {
        initiativeId: initiative.initiativeId,
        originalId: initiative.duplicate!.originalId,
        removedBy: by.memberId,
        content: { reason: data.reason },
      },
    },
  ];
};

export const initiativeDecider = deciderOf({
  initialState: initialInitiativeState,
  evolve: evolveInitiative,
  decisions: {
    SaveDraft: saveDraft,
    SubmitInitiative: submit,
    StartReview: startReview,
    ReturnForRevision: returnForRevision,
    ResubmitInitiative: resubmit,
    RecordRecognition: recordRecognition,
    RecordBenefitAssessment: assessBenefit,
    ApproveInitiative: approve,
    RejectInitiative: reject,
    WithdrawInitiative: withdraw,
    MarkDuplicate: markDuplicate,
    RemoveDuplicateLink: removeDuplicateLink,
  },
});
