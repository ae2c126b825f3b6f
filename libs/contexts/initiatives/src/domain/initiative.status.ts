import type { InitiativeEvent } from './initiative.events.js';

export const SUBMITTED_STATUSES = [
  'SUBMITTED',
  'UNDER_REVIEW',
  'RETURNED',
  'APPROVED',
  'REJECTED',
  'WITHDRAWN',
  'DUPLICATE',
] as const;
export type SubmittedStatus = (typeof SUBMITTED_STATUSES)[number];

/** The status a first submission gives an initiative. Every later one follows from it by `statusAfter`. */
export const STATUS_ON_SUBMISSION: SubmittedStatus = 'SUBMITTED';

/**
 * The status of a submitted initiative after one more of its events. State, card and figures share it. It is total: an
 * event that makes no sense leaves the status as it is, or takes the initiative where the event says it went.
 */
export const statusAfter = (
  status: SubmittedStatus,
  statusBeforeDuplicate: SubmittedStatus | null,
  { type }: InitiativeEvent,
): SubmittedStatus => {
  switch (type) {
    case 'DraftSaved':
    case 'InitiativeSubmitted':
    case 'RecognitionDecisionRecorded':
    case 'BenefitAssessed':
      return status;
    case 'ReviewStarted':
      return 'UNDER_REVIEW';
    case 'InitiativeReturned':
      return 'RETURNED';
    case 'InitiativeResubmitted':
      return 'SUBMITTED';
    case 'InitiativeApproved':
      return 'APPROVED';
    case 'InitiativeRejected':
      return 'REJECTED';
    case 'InitiativeWithdrawn':
      return 'WITHDRAWN';
    case 'InitiativeMarkedDuplicate':
      return 'DUPLICATE';
    case 'DuplicateLinkRemoved':
      return statusBeforeDuplicate ?? status;
  }
};

/**
 * What a duplicate was before it was marked, after one more event; null once the mark is removed. A function of its own
 * beside `statusAfter`, because both run for every event of a rebuild and a pair would be one more object each time.
 */
export const statusBeforeDuplicateAfter = (
  status: SubmittedStatus,
  statusBeforeDuplicate: SubmittedStatus | null,
  { type }: InitiativeEvent,
): SubmittedStatus | null => {
  if (type === 'InitiativeMarkedDuplicate') return status;
  return type === 'DuplicateLinkRemoved' ? null : statusBeforeDuplicate;
};
