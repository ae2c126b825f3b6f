import { refuse, type DomainCommand } from '@app/kernel';
import type { CampaignEvent, CampaignLaunched } from '../campaign.events.js';
import type { CampaignState } from '../campaign.state.js';

export type LaunchCampaign = DomainCommand<
  'LaunchCampaign',
  CampaignLaunched['data'] & {
    /** The owner in the current tree; null if the unit does not exist. */
    readonly ownerUnit: { readonly active: boolean } | null;
  }
>;

export const launchCampaign = ({ data }: LaunchCampaign, state: CampaignState | null): readonly CampaignEvent[] => {
  if (state) return refuse('conflict', 'CAMPAIGN_ALREADY_LAUNCHED');
  const { ownerUnit, ...campaign } = data;
  if (!ownerUnit) refuse('invalid', 'UNKNOWN_UNIT', {}, '/ownerUnitId');
  else if (!ownerUnit.active) refuse('invalid', 'UNIT_INACTIVE', {}, '/ownerUnitId');
  if (campaign.applicationWindow.from > campaign.applicationWindow.until) {
    refuse('invalid', 'WINDOW_REVERSED', campaign.applicationWindow, '/applicationWindow');
  }
  return [{ type: 'CampaignLaunched', data: campaign }];
};
