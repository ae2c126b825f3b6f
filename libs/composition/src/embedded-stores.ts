import type { Settings } from '@app/config';
import { EmbeddedEventStore } from '@app/event-store';
import type { HealthCheck } from '@app/http';
import { EmbeddedPersonVault } from '@app/person-vault';
import { CloseStack } from './close-stack.js';
import { DataFiles } from './data-files.js';
import { hostProjectionsInline, hostProjectionsInThread } from './projection-host.js';
import type { ServiceStores } from './service-stores.js';
import { EVENTS, StoresHealth } from './stores-health.js';

/**
 * Opens the stores in the data folder and starts the projections.
 *
 * @param projector built main file of the projector application; used if projections run in a thread
 * @throws StoreUnavailable for a folder in use or of a newer format, CheckpointAheadOfLog if the log was restored from an older copy
 */
export const openEmbeddedStores = async (
  { dataFolder, projections }: Pick<Settings, 'dataFolder' | 'projections'>,
  projector: URL,
): Promise<ServiceStores> => {
  const inline = projections === 'inline';
  const files = new DataFiles();
  const closeStack = new CloseStack();
  try {
    const eventStore = await EmbeddedEventStore.open({
      folder: dataFolder,
      mode: 'writer',
      checkpointer: inline ? 'inline' : 'thread',
      onWritingState: files.watch('log-writer'),
    });
    closeStack.add(() => eventStore.close());
    const vault = EmbeddedPersonVault.open({ folder: dataFolder, onWritingState: files.watch('person-vault') });
    closeStack.add(() => vault.close());
    const host = inline
      ? await hostProjectionsInline(dataFolder, eventStore)
      : await hostProjectionsInThread(dataFolder, projector);
    closeStack.add(() => host.stop());
    const extraChecks = (): readonly HealthCheck[] => {
      const failure = host.failure();
      return [
        ...files.checks(),
        ...(failure ? [{ name: 'projector', status: 'fail' as const, detail: failure.message }] : []),
      ];
    };
    return {
      eventStore,
      views: host.views,
      vault,
      progress: host.progress,
      health: new StoresHealth({
        eventStore,
        progress: () => host.progress.status(),
        extraChecks,
        fatalChecks: () => files.fatalChecks(),
        statusWhenUnavailable: 'fail',
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
