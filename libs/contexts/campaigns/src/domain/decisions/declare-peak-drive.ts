import { refuse, type DomainCommand } from '@app/kernel';
import type { CampaignEvent, PeakDriveDeclared } from '../campaign.events.js';
import { requireLaunched } from '../campaign.guards.js';
import type { CampaignState } from '../campaign.state.js';
import { requireNoticePeriod } from '../cut-offs.js';

export type DeclarePeakDrive = DomainCommand<'DeclarePeakDrive', Omit<PeakDriveDeclared['data'], 'campaignId'>>;

export const declarePeakDrive = (
  { data, at }: DeclarePeakDrive,
  state: CampaignState | null,
): readonly CampaignEvent[] => {
  const campaign = requireLaunched(state);
  if (campaign.peakDrive) {
    const { startsAt } = campaign.peakDrive;
    if (at >= startsAt) refuse('conflict', 'PEAK_DRIVE_BEGUN', { startedAt: startsAt });
    requireNoticePeriod(startsAt, at);
  }
  if (data.startsAt >= data.endsAt) refuse('invalid', 'PEAK_DRIVE_REVERSED', {}, '/endsAt');
  requireNoticePeriod(data.startsAt, at, '/startsAt');
  return [{ type: 'PeakDriveDeclared', data: { campaignId: campaign.campaignId, ...data } }];
};
