import type { RecordedEvent } from '@app/event-store';
import type { InitiativeEvent, InitiativeResubmitted, InitiativeSubmitted } from '../../domain/initiative.events.js';
import { STATUS_ON_SUBMISSION, statusAfter, statusBeforeDuplicateAfter } from '../../domain/initiative.status.js';
import type { InitiativeCard } from './initiative-card.view.js';

type NextCard = { -readonly [Field in keyof InitiativeCard]: InitiativeCard[Field] };

/**
 * Written out rather than spread, and changed in place afterwards: this runs for every event of an initiative, and
 * spreading a card takes V8 twenty times as long.
 */
const copyOf = (card: InitiativeCard): NextCard => ({
  id: card.id,
  code: card.code,
  campaignId: card.campaignId,
  phase: card.phase,
  countedInPhase: card.countedInPhase,
  status: card.status,
  statusBefore: card.statusBefore,
  duplicateOf: card.duplicateOf,
  kind: card.kind,
  field: card.field,
  unitId: card.unitId,
  unitPath: card.unitPath,
  authors: card.authors,
  submittedBy: card.submittedBy,
  receivedAt: card.receivedAt,
  version: card.version,
  firstAppliedOn: card.firstAppliedOn,
  benefitClaim: card.benefitClaim,
  assessment: card.assessment,
  recognition: card.recognition,
  confidentiality: card.confidentiality,
  content: card.content,
  returned: card.returned,
  decision: card.decision,
  revision: card.revision,
  position: card.position,
});

/** The card of a first submission; `code` is given in the order of the log, which one stream does not tell. */
export const submittedCard = (
  { event: { data }, revision, position }: RecordedEvent<InitiativeSubmitted>,
  code: string | null,
): InitiativeCard => ({
  id: data.initiativeId,
  code,
  campaignId: data.campaignId,
  phase: data.phase,
  countedInPhase: null,
  status: STATUS_ON_SUBMISSION,
  statusBefore: null,
  duplicateOf: null,
  kind: data.kind,
  field: data.field,
  unitId: data.unitId,
  unitPath: data.unitPath,
  authors: data.authors,
  submittedBy: data.submittedBy,
  receivedAt: data.receivedAt,
  version: 1,
  firstAppliedOn: data.firstAppliedOn,
  benefitClaim: data.benefitClaim,
  assessment: null,
  recognition: data.recognition,
  confidentiality: data.confidentiality,
  content: data.content,
  returned: null,
  decision: null,
  revision: revision.toString(),
  position: position.toString(),
});

const handInAgain = (next: NextCard, { data }: InitiativeResubmitted): void => {
  next.kind = data.kind;
  next.field = data.field;
  next.unitId = data.unitId;
  next.authors = data.authors;
  next.submittedBy = data.submittedBy;
  next.firstAppliedOn = data.firstAppliedOn;
  next.benefitClaim = data.benefitClaim;
  next.recognition = data.recognition;
  next.confidentiality = data.confidentiality;
  next.content = data.content;
  next.version = data.version;
  next.assessment = null;
};

const change = (next: NextCard, event: InitiativeEvent, at: string): void => {
  const { status, statusBefore } = next;
  next.status = statusAfter(status, statusBefore, event);
  next.statusBefore = statusBeforeDuplicateAfter(status, statusBefore, event);
  if (next.status !== 'RETURNED') next.returned = null;
  const { type, data } = event;
  switch (type) {
    case 'DraftSaved':
    case 'InitiativeSubmitted':
    case 'ReviewStarted':
      return;
    case 'InitiativeReturned':
      next.returned = { dueAt: data.dueAt, reasons: data.content.reasons };
      return;
    case 'InitiativeResubmitted':
      handInAgain(next, event);
      return;
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
    case 'DuplicateLinkRemoved':
      next.duplicateOf = null;
      next.decision = null;
  }
};

/**
 * The card after one more event of its stream, null before it is submitted. The projection and "as of" share it, so that
 * both show the same.
 */
export const cardAfter = (
  card: InitiativeCard | null,
  recorded: RecordedEvent<InitiativeEvent>,
): InitiativeCard | null => {
  const { event, revision, position, metadata } = recorded;
  if (event.type === 'InitiativeSubmitted') {
    return submittedCard(recorded as RecordedEvent<InitiativeSubmitted>, card?.code ?? null);
  }
  if (card === null) return null;
  const next = copyOf(card);
  change(next, event, metadata.effectiveAt);
  next.revision = revision.toString();
  next.position = position.toString();
  return next;
};
