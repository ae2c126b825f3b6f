import { refuse, type DomainCommand } from '@app/kernel';
import type { CampaignEvent, PeakDriveDeclared } from '../campaign.events.js';
import { requireLaunched } from '../campaign.guards.js';
import type { CampaignState } from '../campaign.state.js';
import { requireNoticePeriod } from '../cut-offs.js';
import { reachedInstant } from '../reached-instant.js';

export type DeclarePeakDrive = DomainCommand<'DeclarePeakDrive', Omit<PeakDriveDeclared['data'], 'campaignId'>>;

export const declarePeakDrive = (
  { data, at }: DeclarePeakDrive,
  state: CampaignState | null,
): readonly CampaignEvent[] => {
  const campaign = requireLaunched(state);
  const reached = reachedInstant(campaign, at);
  if (campaign.peakDrive) {
    const { startsAt } = campaign.peakDrive;
    if (reached >= startsAt) refuse('conflict', 'PEAK_DRIVE_BEGUN', { startedAt: startsAt });
    requireNoticePeriod(startsAt, reached);
  }
  if (data.startsAt >= data.endsAt) refuse('invalid', 'PEAK_DRIVE_REVERSED', {}, '/endsAt');
  requireNoticePeriod(data.startsAt, reached, '/startsAt');
  return [{ type: 'PeakDriveDeclared', data: { campaignId: campaign.campaignId, ...data } }];
};
