import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isOpenToOthers } from '@app/data-files';
import { EmbeddedEventStore, faultsOfEventLog, type EventStore } from '@app/event-store';
import { EmbeddedViewStore, faultsOfViews } from '@app/read-models';
import { checkPersons } from '@app/person-vault';
import { assertLogNotLost, isLacking } from '../data-folder-log.js';
import { assertReached, readMark } from '../high-water-mark.js';
import { serviceProjections } from '../read-models.js';
import { check, type Check, type Finding } from './check.js';
import { inspectLog } from './inspect-log.js';
import { inspectNames } from './inspect-names.js';
import { inspectOrphans } from './inspect-orphans.js';
import { inspectViews } from './inspect-views.js';
import { readLog, readOnce } from './read-log.js';

const withLog = async <Result>(folder: string, work: (log: EventStore) => Promise<Result>): Promise<Result> => {
  const log = await EmbeddedEventStore.open({ folder, mode: 'reader' });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
};

/**
 * The checks of a data folder, whose service may be running or stopped, that read each file once. They write nothing.
 *
 * @param sqliteChecksUpTo SQLite checks a file in one call, which nothing can end. It is left out for the log and for read models
 * of more bytes than this.
 */
export const fileChecks = (folder: string, sqliteChecksUpTo = Infinity): readonly Check[] => {
  const mayCheck = (file: string): boolean =>
    (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0) <= sqliteChecksUpTo;
  const collections = serviceProjections.flatMap(({ collections: of }) => of);
  const reading = readOnce((report) => withLog(folder, (log) => readLog(log, report)));
  return [
    check('modes', async () => inspectModes(folder)),
    check('log-end', async () => {
      assertLogNotLost(folder);
      return withLog(folder, (log) => inspectEnd(folder, log));
    }),
    check('log-file', async () => fileFinding(mayCheck('events.db') ? faultsOfEventLog(folder) : [])),
    check('log', async (report) => inspectLog(await reading(report))),
    check('names', async (report) => inspectNames(await reading(report), async () => checkPersons(folder))),
    check('views-file', async (report) => {
      const faults = await faultsOfViews(folder, collections, {
        sqliteChecks: mayCheck('views.db'),
        onProgress: report,
      });
      return fileFinding(faults);
    }),
  ];
};

/** All checks of a data folder: those of its files, what belongs to nothing, and its read models against a rebuild. */
export const folderChecks = (folder: string): readonly Check[] =>
  isLacking(folder, 'events.db') ? [check('log-end', async () => noLog(folder))] : checksOfLogAndMore(folder);

const checksOfLogAndMore = (folder: string): readonly Check[] => [
  ...fileChecks(folder),
  check('orphans', () =>
    withLog(folder, (log) => inspectOrphans(log, { memberIds: async () => checkPersons(folder) })),
  ),
  check('views', (report) =>
    withLog(folder, async (log) => {
      const views = EmbeddedViewStore.open({ folder, mode: 'reader', log: await log.identity() });
      try {
        return await inspectViews(log, views, report);
      } finally {
        await views.close();
      }
    }),
  ),
];

const noLog = (folder: string): Finding => {
  assertLogNotLost(folder);
  return {
    verdict: 'fail',
    detail: { vi: `${folder} chưa có dữ liệu`, en: `there are no data in ${folder} yet` },
  };
};

const inspectModes = (folder: string): Finding => {
  const open = readdirSync(folder).filter((name) => isOpenToOthers(join(folder, name)));
  const names = open.join(', ');
  return open.length === 0
    ? { verdict: 'pass', detail: { vi: 'chỉ chủ sở hữu đọc được các tệp', en: 'only their owner can read the files' } }
    : {
        verdict: 'warn',
        detail: {
          vi: `người khác đọc hoặc ghi được: ${names}; đặt lại quyền 0600`,
          en: `others may read or write: ${names}; set mode 0600`,
        },
      };
};

const inspectEnd = async (folder: string, log: EventStore): Promise<Finding> => {
  const mark = readMark(folder);
  assertReached(folder, mark, await log.identity(), await log.head());
  return mark === null
    ? { verdict: 'warn', detail: { vi: 'chưa có tệp events.high-water', en: 'there is no events.high-water' } }
    : {
        verdict: 'pass',
        detail: {
          vi: `sổ sự kiện ${mark.log} đến vị trí ${mark.position} trở lên`,
          en: `the log ${mark.log} reaches position ${mark.position} or beyond`,
        },
      };
};

const fileFinding = (faults: readonly string[]): Finding =>
  faults.length === 0
    ? { verdict: 'pass', detail: { vi: 'tệp nguyên vẹn', en: 'the file is sound' } }
    : { verdict: 'fail', detail: { vi: faults.join('; '), en: faults.join('; ') } };
