import type { EventTypeDefinition } from '@app/event-store';

/** Stored names, for ever; see docs/how-to/change-an-event.md. */
export const recognitionsEventTypes: readonly EventTypeDefinition[] = [
  { type: 'RecognitionAwarded', storedName: 'RecognitionAwarded' },
  { type: 'RecognitionRevoked', storedName: 'RecognitionRevoked' },
  { type: 'AchievementReserved', storedName: 'AchievementReserved' },
];
