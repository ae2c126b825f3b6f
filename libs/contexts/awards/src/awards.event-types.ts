import type { EventTypeDefinition } from '@app/event-store';

/** Stored names, for ever; see docs/how-to/change-an-event.md. */
export const awardsEventTypes: readonly EventTypeDefinition[] = [
  { type: 'AwardGranted', storedName: 'AwardGranted' },
  { type: 'AwardRevoked', storedName: 'AwardRevoked' },
  { type: 'AchievementReserved', storedName: 'AchievementReserved' },
];
