import type { DomainEvent } from '@app/kernel';
import type {
  AuthorshipDeclined,
  BenefitAssessed,
  DraftSaved,
  InitiativeEvent,
  RecognitionDecisionRecorded,
} from './initiative.events.js';

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

/** The status after the first submission. `statusAfter` derives every later one. */
export const STATUS_ON_SUBMISSION: SubmittedStatus = 'SUBMITTED';

export const isUndecided = (status: SubmittedStatus): boolean =>
  status === 'SUBMITTED' || status === 'UNDER_REVIEW' || status === 'RETURNED';

/** Events that set the status, including the first submission. No other event of an initiative changes a figure. */
export type StatusEvent = Exclude<
  InitiativeEvent,
  DraftSaved | RecognitionDecisionRecorded | BenefitAssessed | AuthorshipDeclined
>;

/**
 * The status after each event, shared by state, card and figures. An event that only changes the status has no other
 * entry.
 */
const STATUS_AFTER: { readonly [Type in StatusEvent['type']]: SubmittedStatus | 'BEFORE_DUPLICATE' } = {
  InitiativeSubmitted: STATUS_ON_SUBMISSION,
  ReviewStarted: 'UNDER_REVIEW',
  InitiativeReturned: 'RETURNED',
  InitiativeResubmitted: 'SUBMITTED',
  InitiativeApproved: 'APPROVED',
  InitiativeRejected: 'REJECTED',
  InitiativeWithdrawn: 'WITHDRAWN',
  InitiativeMarkedDuplicate: 'DUPLICATE',
  DuplicateLinkRemoved: 'BEFORE_DUPLICATE',
};

export const STATUS_EVENT_TYPES = Object.keys(STATUS_AFTER) as readonly StatusEvent['type'][];

export const isStatusEvent = (event: DomainEvent): event is StatusEvent => Object.hasOwn(STATUS_AFTER, event.type);

/**
 * The status of a submitted initiative after one more of its events. It accepts every event: one that does not fit,
 * such as a second first submission, leaves the status unchanged or sets the status that the event implies.
 */
export const statusAfter = (
  status: SubmittedStatus,
  statusBeforeDuplicate: SubmittedStatus | null,
  event: InitiativeEvent,
): SubmittedStatus => {
  if (!isStatusEvent(event) || event.type === 'InitiativeSubmitted') return status;
  const next = STATUS_AFTER[event.type];
  return next === 'BEFORE_DUPLICATE' ? (statusBeforeDuplicate ?? status) : next;
};

/**
 * The status of a duplicate before it was marked, after the next event; null once the mark is removed. Separate from
 * `statusAfter`, because both run for every event of a rebuild and returning a pair would allocate an object each time.
 */
export const statusBeforeDuplicateAfter = (
  status: SubmittedStatus,
  statusBeforeDuplicate: SubmittedStatus | null,
  { type }: InitiativeEvent,
): SubmittedStatus | null => {
  if (type === 'InitiativeMarkedDuplicate') return status;
  return type === 'DuplicateLinkRemoved' ? null : statusBeforeDuplicate;
};
