import { eventTypesOf } from '@app/event-store';
import { awardStoredNames } from './domain/award.events.js';

export const awardsEventTypes = eventTypesOf(awardStoredNames);
