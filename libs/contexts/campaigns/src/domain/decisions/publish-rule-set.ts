import { refuse, vnd, type DomainCommand } from '@app/kernel';
import type { CampaignEvent, RuleSet } from '../campaign.events.js';
import { requireLaunched } from '../campaign.guards.js';
import { STANDARD_AWARD_KINDS } from '../standard-award-kinds.js';
import type { CampaignState } from '../campaign.state.js';

type Optional = 'awardKinds' | 'submitForAnyUnit';

/** Without `awardKinds`, the standard ones; without `submitForAnyUnit`, authors submit for their own units. */
export type RuleSetInput = Omit<RuleSet, Optional> & Partial<Pick<RuleSet, Optional>>;

export type PublishRuleSet = DomainCommand<'PublishRuleSet', { readonly rules: RuleSetInput }>;

export const publishRuleSet = ({ data }: PublishRuleSet, state: CampaignState | null): readonly CampaignEvent[] => {
  const campaign = requireLaunched(state);
  const { individualAwardMinimumVnd, benefitCapVnd } = data.rules;
  if (individualAwardMinimumVnd !== null && vnd(individualAwardMinimumVnd) > vnd(benefitCapVnd)) {
    refuse('invalid', 'AWARD_MINIMUM_ABOVE_CAP', { capVnd: benefitCapVnd }, '/individualAwardMinimumVnd');
  }
  return [
    {
      type: 'RuleSetPublished',
      data: {
        campaignId: campaign.campaignId,
        version: (campaign.latestRuleSet ?? 0) + 1,
        rules: {
          ...data.rules,
          awardKinds: data.rules.awardKinds ?? STANDARD_AWARD_KINDS,
          submitForAnyUnit: data.rules.submitForAnyUnit ?? false,
        },
      },
    },
  ];
};
