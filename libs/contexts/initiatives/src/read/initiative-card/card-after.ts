import type { RecordedEvent } from '@app/event-store';
import type { InitiativeEvent, Submission } from '../../domain/initiative.events.js';
import type { SubmittedStatus } from '../../domain/initiative.state.js';
import type { InitiativeCard } from './initiative-card.view.js';

const handedIn = (submission: Submission & { readonly submittedBy: string }) => ({
  kind: submission.kind,
  field: submission.field,
  unitId: submission.unitId,
  authors: submission.authors,
  submittedBy: submission.submittedBy,
  appliedFirstOn: submission.appliedFirstOn,
  benefitClaim: submission.benefitClaim,
  recognition: submission.recognition,
  confidentiality: submission.confidentiality,
  content: submission.content,
  status: 'SUBMITTED' as const,
  assessment: null,
  returned: null,
});

const standing = (card: InitiativeCard, status: SubmittedStatus): Partial<InitiativeCard> => ({
  status,
  returned: null,
  statusBefore: status === 'DUPLICATE' ? card.status : null,
});

const changes = (card: InitiativeCard, { type, data }: InitiativeEvent, at: string): Partial<InitiativeCard> => {
  switch (type) {
    case 'DraftSaved':
    case 'InitiativeSubmitted':
      return {};
    case 'ReviewStarted':
      return standing(card, 'UNDER_REVIEW');
    case 'InitiativeReturned':
      return { ...standing(card, 'RETURNED'), returned: { dueAt: data.dueAt, reasons: data.content.reasons } };
    case 'InitiativeResubmitted':
      return { ...handedIn(data), version: data.version };
    case 'RecognitionDecisionRecorded':
      return { recognition: data.recognition };
    case 'BenefitAssessed': {
      const { kind, amountVnd, assessedBy } = data;
      return { assessment: { kind, amountVnd, assessedBy, assessedAt: at, method: data.content.method } };
    }
    case 'InitiativeApproved':
      return {
        ...standing(card, 'APPROVED'),
        countedInPhase: data.countedInPhase,
        decision: { by: data.approvedBy, at, ground: null, text: data.content.note },
      };
    case 'InitiativeRejected':
      return {
        ...standing(card, 'REJECTED'),
        decision: { by: data.rejectedBy, at, ground: data.ground, text: data.content.reason },
      };
    case 'InitiativeWithdrawn':
      return {
        ...standing(card, 'WITHDRAWN'),
        decision: { by: data.withdrawnBy, at, ground: null, text: data.content.reason },
      };
    case 'InitiativeMarkedDuplicate':
      return {
        ...standing(card, 'DUPLICATE'),
        duplicateOf: data.originalId,
        decision: { by: data.markedBy, at, ground: null, text: data.content.reason },
      };
    case 'DuplicateLinkRemoved':
      return { ...standing(card, card.statusBefore ?? card.status), duplicateOf: null, decision: null };
  }
};

/**
 * The card after one more event of its stream, null before it is submitted. The projection and "as of" share it, so that
 * both show the same.
 */
export const cardAfter = (
  card: InitiativeCard | null,
  { event, revision, position, metadata }: RecordedEvent<InitiativeEvent>,
): InitiativeCard | null => {
  const place = { revision: revision.toString(), position: position.toString() };
  if (event.type === 'InitiativeSubmitted') {
    const { data } = event;
    return {
      ...handedIn(data),
      id: data.initiativeId,
      code: card?.code ?? null,
      campaignId: data.campaignId,
      phase: data.phase,
      countedInPhase: null,
      statusBefore: null,
      duplicateOf: null,
      unitPath: data.unitPath,
      receivedAt: data.receivedAt,
      version: 1,
      decision: null,
      ...place,
    };
  }
  return card && { ...card, ...changes(card, event, metadata.effectiveAt), ...place };
};
