import { eventTypesOf } from '@app/event-store';
import { unitStoredNames } from './domain/unit.events.js';
import { memberStoredNames } from './domain/member.events.js';

export const organisationEventTypes = eventTypesOf({ ...unitStoredNames, ...memberStoredNames });
