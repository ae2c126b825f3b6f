import type { Settings } from '@app/config';
import { EmbeddedEventStore } from '@app/event-store';
import type { HealthCheck } from '@app/http';
import { EmbeddedPersonVault } from '@app/person-vault';
import { Closing } from './closing.js';
import { hostProjectionsInline, hostProjectionsInThread } from './projection-host.js';
import type { ServiceStores } from './service-stores.js';
import { EVENTS, StoresHealth } from './stores-health.js';

/**
 * Everything in the data folder, with the projections at work.
 *
 * @param projector built main file of the projector application; needed where projections run in a thread
 * @throws StoreUnavailable for a folder that is in use or of a newer format, CheckpointAheadOfLog for a restored log
 */
export const openEmbeddedStores = async (
  { dataFolder, projections }: Pick<Settings, 'dataFolder' | 'projections'>,
  projector: URL,
): Promise<ServiceStores> => {
  const inline = projections === 'inline';
  const closing = new Closing();
  try {
    const events = await EmbeddedEventStore.open({
      folder: dataFolder,
      mode: 'writer',
      checkpointer: inline ? 'inline' : 'thread',
    });
    closing.add(() => events.close());
    const vault = EmbeddedPersonVault.open({ folder: dataFolder });
    closing.add(() => vault.close());
    const host = inline
      ? await hostProjectionsInline(dataFolder, events)
      : await hostProjectionsInThread(dataFolder, projector);
    closing.add(() => host.stop());
    const others = (): readonly HealthCheck[] => {
      const { failed } = events;
      const failure = host.failure();
      return [
        ...(failed ? [{ name: 'log-writer', status: 'fail' as const, detail: failed.message }] : []),
        ...(failure ? [{ name: 'projector', status: 'fail' as const, detail: failure.message }] : []),
      ];
    };
    return {
      events,
      views: host.views,
      vault,
      progress: host.progress,
      health: new StoresHealth({
        events,
        progress: () => host.progress.status(),
        others,
        outage: 'fail',
        lag: EVENTS,
      }),
      close: () => closing.close(),
    };
  } catch (error) {
    await closing.close();
    throw error;
  }
};
