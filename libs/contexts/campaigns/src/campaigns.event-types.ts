import { eventTypesOf } from '@app/event-store';
import { campaignStoredNames } from './domain/campaign.events.js';
import { targetStoredNames } from './domain/target.events.js';
import { participationStoredNames } from './domain/participation.events.js';

export const campaignsEventTypes = eventTypesOf({
  ...campaignStoredNames,
  ...targetStoredNames,
  ...participationStoredNames,
});
