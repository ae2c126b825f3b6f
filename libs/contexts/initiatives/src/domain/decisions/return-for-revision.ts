import { dayInVietnam, endOfDayInVietnam, plusDays, refuse, type DomainCommand, type LocalDate } from '@app/kernel';
import { requirePhase, type CampaignFacts } from '../campaign-phases.js';
import type { InitiativeEvent, RevisionField } from '../initiative.events.js';
import { requireStatus, requireImpartial } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

export type ReturnForRevision = DomainCommand<
  'ReturnForRevision',
  {
    readonly initiativeId: string;
    readonly reasons: readonly { readonly field: RevisionField; readonly text: string }[];
    readonly dueOn: LocalDate;
    readonly campaign: CampaignFacts;
  }
>;

export const returnForRevision = (
  { data, by, at }: ReturnForRevision,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_UNDER_REVIEW', 'SUBMITTED', 'UNDER_REVIEW');
  requireImpartial(by.memberId, initiative);
  const { rules } = requirePhase(data.campaign, initiative.phase);
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
