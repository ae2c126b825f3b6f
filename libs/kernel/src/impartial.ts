import { refuse } from './domain-error.js';

/** An initiative that a decision concerns, and everybody who was ever its author, co-author or submitter. */
export interface InvolvedInInitiative {
  readonly initiativeId: string;
  readonly involved: readonly string[];
}

/**
 * INV-10: nobody decides on an initiative that they ever authored, co-authored or submitted. The one check of every
 * decision on initiatives and awards; `initiatives` are all that the decision concerns.
 *
 * @throws DomainError CONFLICT_OF_INTEREST
 */
export const requireImpartial = (memberId: string, ...initiatives: readonly InvolvedInInitiative[]): void => {
  for (const { initiativeId, involved } of initiatives) {
    if (involved.includes(memberId)) refuse('conflict', 'CONFLICT_OF_INTEREST', { initiativeId });
  }
};
