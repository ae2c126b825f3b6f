import type { Settings } from '@app/config';
import type { HealthCheck } from '@app/http';
import { EmbeddedPersonVault } from '@app/person-vault';
import { Logger } from '@nestjs/common';
import { CloseStack } from './close-stack.js';
import { DataFiles } from './data-files.js';
import { openDataFolderLog } from './data-folder-log.js';
import { assertReached, HighWaterMark, readMark } from './high-water-mark.js';
import { hostProjectionsInline, hostProjectionsInThread } from './projection-host.js';
import { InspectionThread, type FailedCheck } from './inspection/inspection-thread.js';
import type { ServiceStores } from './service-stores.js';
import { EVENTS, StoresHealth } from './stores-health.js';

const logger = new Logger('high-water-mark');

const sayWhetherMarked = (failure: Error | null): void => {
  if (failure === null) return logger.log('events.high-water is written again');
  logger.error(`events.high-water cannot be written, so a lost end of the log would go unnoticed: ${failure.message}`);
};

const reportDamage = ({ name, detail }: FailedCheck): void =>
  new Logger('inspection').error(`${name}: ${detail}; see docs/how-to/check-stored-data.md`);

/**
 * Opens the stores in the data folder and starts the projections.
 *
 * @param projector built main file of the projector application; used if projections run in a thread
 * @throws StoreUnavailable for a folder in use or of a newer format; DataFileRefused for a file that is missing, damaged, of
 * another log, or shorter than it was; CheckpointAheadOfLog if the log was restored from an older copy
 */
export const openEmbeddedStores = async (
  { dataFolder, projections }: Pick<Settings, 'dataFolder' | 'projections'>,
  projector: URL,
): Promise<ServiceStores> => {
  const inline = projections === 'inline';
  const files = new DataFiles();
  const closeStack = new CloseStack();
  let inspection: InspectionThread | null = null;
  // Closed last: nothing else waits while it ends what it reads.
  closeStack.add(async () => inspection?.stop());
  try {
    const eventStore = await openDataFolderLog(dataFolder, {
      commits: inline ? 'inline' : 'thread',
      onWritingState: files.watch('log-writer'),
    });
    closeStack.add(() => eventStore.close());
    const log = await eventStore.identity();
    const head = await eventStore.head();
    assertReached(dataFolder, readMark(dataFolder), log, head);
    const vault = EmbeddedPersonVault.open({
      folder: dataFolder,
      log,
      mayCreate: head === null,
      onWritingState: files.watch('person-vault'),
    });
    closeStack.add(() => vault.close());
    const host = inline
      ? await hostProjectionsInline(dataFolder, eventStore)
      : await hostProjectionsInThread(dataFolder, projector, log);
    closeStack.add(() => host.stop());
    const mark = await HighWaterMark.keep({
      folder: dataFolder,
      log,
      head: () => eventStore.head(),
      onFailure: sayWhetherMarked,
    });
    closeStack.add(() => mark.close());
    inspection = inline ? null : InspectionThread.start(dataFolder, reportDamage);
    const extraChecks = (): readonly HealthCheck[] => {
      const failure = host.failure();
      const unmarked = mark.failure;
      return [
        ...files.checks(),
        ...(unmarked ? [{ name: 'high-water-mark', status: 'warn' as const, detail: unmarked.message }] : []),
        ...(inspection?.failed ?? []).map((failed) => ({ ...failed, status: 'fail' as const })),
        ...(failure ? [{ name: 'projector', status: 'fail' as const, detail: failure.message }] : []),
      ];
    };
    return {
      eventStore,
      log,
      views: host.views,
      vault,
      progress: host.progress,
      health: new StoresHealth({
        eventStore,
        progress: () => host.progress.status(),
        extraChecks,
        fatalChecks: () => files.fatalChecks(),
        statusWhenUnavailable: () => 'fail',
        lag: EVENTS,
      }),
      failed: files.failed,
      close: () => closeStack.close(),
    };
  } catch (error) {
    await closeStack.close();
    throw error;
  }
};
