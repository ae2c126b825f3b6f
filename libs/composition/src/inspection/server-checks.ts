import type { ServiceStores } from '../service-stores.js';
import { check, type Check } from './check.js';
import { inspectLog } from './inspect-log.js';
import { inspectViews } from './inspect-views.js';

/** The checks of a service on servers, which may be running. They write nothing. */
export const serverChecks = ({ eventStore, views }: Pick<ServiceStores, 'eventStore' | 'views'>): readonly Check[] => [
  check('log', (report) => inspectLog(eventStore, report)),
  check('views', (report) => inspectViews(eventStore, views, report)),
];
