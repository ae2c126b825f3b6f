import { eventTypesOf } from '@app/event-store';
import { initiativeStoredNames } from './domain/initiative.events.js';

export const initiativesEventTypes = eventTypesOf(initiativeStoredNames);
