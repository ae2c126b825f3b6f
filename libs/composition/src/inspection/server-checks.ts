import type { ServiceStores } from '../service-stores.js';
import { check, type Check } from './check.js';
import { inspectLog } from './inspect-log.js';
import { inspectNames } from './inspect-names.js';
import { inspectOrphans } from './inspect-orphans.js';
import { inspectViews } from './inspect-views.js';
import { readLog, readOnce } from './read-log.js';

const NAMES_AT_ONCE = 500;

/** The checks of a service on servers, which may be running. They write nothing. */
export const serverChecks = ({
  eventStore,
  views,
  vault,
}: Pick<ServiceStores, 'eventStore' | 'views' | 'vault'>): readonly Check[] => {
  const reading = readOnce((report) => readLog(eventStore, report));
  return [
    check('log', async (report) => inspectLog(await reading(report))),
    check('names', async (report) =>
      inspectNames(await reading(report), async (memberIds) => {
        const named: string[] = [];
        for (let first = 0; first < memberIds.length; first += NAMES_AT_ONCE) {
          named.push(...(await vault.names(memberIds.slice(first, first + NAMES_AT_ONCE))).keys());
        }
        return named;
      }),
    ),
    check('orphans', () => inspectOrphans(eventStore, vault)),
    check('views', (report) => inspectViews(eventStore, views, report)),
  ];
};
