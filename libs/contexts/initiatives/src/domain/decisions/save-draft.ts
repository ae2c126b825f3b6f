import { refuse, type DomainCommand } from '@app/kernel';
import type { InitiativeEvent, DraftSaved } from '../initiative.events.js';
import { requireDraftOwner } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

/** `fromDraft`: the owner named an existing draft by its id. */
export type SaveDraft = DomainCommand<
  'SaveDraft',
  Omit<DraftSaved['data'], 'ownerId'> & {
    readonly fromDraft: boolean;
    readonly facts: { readonly campaignExists: boolean; readonly unitExists: boolean; readonly ownerActive: boolean };
  }
>;

export const saveDraft = ({ data, by }: SaveDraft, state: InitiativeState): readonly InitiativeEvent[] => {
  const { fromDraft, facts, ...draft } = data;
  requireDraftOwner(state, fromDraft, by.memberId);
  if (!facts.ownerActive) refuse('forbidden', 'NOT_AN_ACTIVE_MEMBER');
  if (!facts.campaignExists) refuse('not-found', 'CAMPAIGN_NOT_FOUND', {}, '/campaignId');
  if (!facts.unitExists) refuse('invalid', 'UNKNOWN_UNIT', {}, '/unitId');
  return [{ type: 'DraftSaved', data: { ...draft, ownerId: by.memberId } }];
};
