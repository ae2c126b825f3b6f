import type { Instant } from '@app/kernel';

/** An initiative that is with its authors: their resubmission is accepted before `dueAt`. */
export interface OpenRevision {
  readonly initiativeId: string;
  readonly dueAt: Instant;
}
