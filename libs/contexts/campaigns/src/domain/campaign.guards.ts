import { refuse } from '@app/kernel';
import type { CampaignState } from './campaign.state.js';

export const requireLaunched = (state: CampaignState | null): CampaignState =>
  state ?? refuse('not-found', 'CAMPAIGN_NOT_FOUND');
