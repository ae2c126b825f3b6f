import type { StreamStateCache } from '@app/command-handling';
import { refuse } from '@app/kernel';
import { OrganisationFactsReader } from './organisation-facts-reader.js';

/** What the organisation knows of a principal. */
export type Membership = 'ACTIVE' | 'LEFT' | 'NONE';

export const membershipOf = (member: { readonly active: boolean } | null): Membership =>
  member === null ? 'NONE' : member.active ? 'ACTIVE' : 'LEFT';

/**
 * Check of the executor: refuses the commands of a member who left, retries included. A command that waited while the
 * departure was recorded is refused too.
 *
 * Not guaranteed: that no event of the member follows the departure in the log, if both are appended at the same moment.
 */
export const refuseThoseWhoLeft = (states: StreamStateCache): ((principal: string) => Promise<void>) => {
  const facts = new OrganisationFactsReader(states);
  return async (principal) => {
    if (membershipOf(await facts.member(principal)) === 'LEFT') refuse('forbidden', 'NOT_AN_ACTIVE_MEMBER');
  };
};
