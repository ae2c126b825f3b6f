import { eventTypesOf } from '@app/event-store';
import { administratorSeatStoredNames } from './domain/administrator-seat.events.js';
import { unitStoredNames } from './domain/unit.events.js';
import { memberStoredNames } from './domain/member.events.js';

export const organisationEventTypes = eventTypesOf({
  ...unitStoredNames,
  ...memberStoredNames,
  ...administratorSeatStoredNames,
});
