import type { RecordedEvent } from '@app/event-store';
import type { InitiativeEvent, InitiativeSubmitted } from '../domain/initiative.events.js';
import {
  isUndecided,
  STATUS_ON_SUBMISSION,
  statusAfter,
  statusBeforeDuplicateAfter,
} from '../domain/initiative.status.js';
import type { InitiativeCard } from './initiative-card.view.js';

type NextCard = { -readonly [Field in keyof InitiativeCard]: InitiativeCard[Field] };

/**
 * The card of a first submission. `code` follows the log order, which a single stream does not show. Written out: V8 makes
 * a slow object of the rest of another, and this one is copied and stored with every later event.
 */
export const submittedCard = (
  { event: { data }, revision, position }: RecordedEvent<InitiativeSubmitted>,
  code: string | null,
): InitiativeCard => ({
  id: data.initiativeId,
  code,
  campaignId: data.campaignId,
  kind: data.kind,
  field: data.field,
  unitId: data.unitId,
  authors: data.authors,
  firstAppliedOn: data.firstAppliedOn,
  benefitClaim: data.benefitClaim,
  recognition: data.recognition,
  confidentiality: data.confidentiality,
  content: data.content,
  submittedBy: data.submittedBy,
  authorisationRef: data.authorisationRef,
  declined: [],
  phase: data.phase,
  countedInPhase: null,
  status: STATUS_ON_SUBMISSION,
  statusBeforeDuplicate: null,
  duplicateOf: null,
  unitPath: data.unitPath,
  receivedAt: data.receivedAt,
  version: 1,
  assessment: null,
  returned: null,
  decision: null,
  revision: revision.toString(),
  position: position.toString(),
});

const change = (next: NextCard, event: InitiativeEvent, at: string): void => {
  const { status, statusBeforeDuplicate } = next;
  next.status = statusAfter(status, statusBeforeDuplicate, event);
  next.statusBeforeDuplicate = statusBeforeDuplicateAfter(status, statusBeforeDuplicate, event);
  if (next.status !== 'RETURNED') next.returned = null;
  if (next.status !== 'DUPLICATE') next.duplicateOf = null;
  if (isUndecided(next.status)) next.decision = null;
  const { type, data } = event;
  switch (type) {
    case 'InitiativeReturned':
      next.returned = { dueAt: data.dueAt, reasons: data.content.reasons };
      return;
    case 'InitiativeResubmitted': {
      const { initiativeId: _initiativeId, ...submission } = data;
      Object.assign(next, submission);
      next.assessment = null;
      return;
    }
    case 'RecognitionDecisionRecorded':
      next.recognition = data.recognition;
      return;
    case 'BenefitAssessed': {
      const { kind, amountVnd, assessedBy } = data;
      next.assessment = { kind, amountVnd, assessedBy, assessedAt: at, method: data.content.method };
      return;
    }
    case 'InitiativeApproved':
      next.countedInPhase = data.countedInPhase;
      next.decision = { by: data.approvedBy, at, ground: null, text: data.content.note };
      return;
    case 'InitiativeRejected':
      next.decision = { by: data.rejectedBy, at, ground: data.ground, text: data.content.reason };
      return;
    case 'InitiativeWithdrawn':
      next.decision = { by: data.withdrawnBy, at, ground: null, text: data.content.reason };
      return;
    case 'InitiativeMarkedDuplicate':
      next.duplicateOf = data.originalId;
      next.decision = { by: data.markedBy, at, ground: null, text: data.content.reason };
      return;
    case 'AuthorshipDeclined':
      next.declined = [...next.declined, data.declinedBy];
      return;
    default:
    // Any other event changes the status at most.
  }
};

/**
 * The card after the next event of its stream; null before submission. Shared by the projection and `asOf`, so that
 * both show the same.
 */
export const evolveCard = (
  card: InitiativeCard | null,
  recorded: RecordedEvent<InitiativeEvent>,
): InitiativeCard | null => {
  const { event, revision, position, metadata } = recorded;
  if (event.type === 'InitiativeSubmitted') {
    return submittedCard(recorded as RecordedEvent<InitiativeSubmitted>, card?.code ?? null);
  }
  if (card === null) return null;
  const next: NextCard = { ...card };
  change(next, event, metadata.effectiveAt);
  next.revision = revision.toString();
  next.position = position.toString();
  return next;
};
