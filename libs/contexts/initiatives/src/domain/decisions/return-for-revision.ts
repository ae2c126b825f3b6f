import {
  dayInVietnam,
  endOfDayInVietnam,
  plusDays,
  refuse,
  requireImpartial,
  type DomainCommand,
  type Instant,
  type LocalDate,
} from '@app/kernel';
import { requireDecidingPhase, type CampaignFacts } from '../campaign-phases.js';
import type { InitiativeEvent, RevisionField } from '../initiative.events.js';
import { requireStatus } from '../initiative.guards.js';
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

/** The last day that is over, at 24:00, when the cut-off takes effect. */
const lastDayBefore = (cutoff: Instant): LocalDate => plusDays(dayInVietnam(cutoff), -1);

export const returnForRevision = (
  { data, by, at }: ReturnForRevision,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_UNDER_REVIEW', 'SUBMITTED', 'UNDER_REVIEW');
  requireImpartial(by.memberId, initiative);
  const { rules, evaluationCutoff } = requireDecidingPhase(data.campaign, initiative.phase, at);
  const today = dayInVietnam(at);
  const byRules = plusDays(today, rules.revisionDays);
  const byCutoff = lastDayBefore(evaluationCutoff);
  const until = byCutoff < byRules ? byCutoff : byRules;
  if (data.dueOn <= today || data.dueOn > byRules) {
    refuse('invalid', 'DUE_DATE_OUT_OF_RANGE', { after: today, until }, '/dueOn');
  }
  // The authors would be told a day on which nobody may accept their resubmission any more.
  if (data.dueOn > byCutoff) refuse('invalid', 'DUE_AFTER_EVALUATION_CUTOFF', { until, evaluationCutoff }, '/dueOn');
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
