import { parentPort, workerData } from 'node:worker_threads';
import { rebuildShares, serviceCodec } from '@app/composition/read-models';
import { EmbeddedEventStore } from '@app/event-store';
import { ProjectionRunner } from '@app/projections';
import { EmbeddedViewStore } from '@app/read-models';
import type { BuilderData, BuilderProgress } from './view-build.js';

/*
 * Builds a share of the read models from the log and ends. It posts its progress to the projector's thread, and ends early
 * on any message from there.
 */
if (!parentPort) throw new Error('not a thread');
const port = parentPort;
const { dataFolder, share } = workerData as BuilderData;
const events = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'reader' });
const views = EmbeddedViewStore.open({ folder: dataFolder, mode: 'writer', log: await events.identity() });
const runner = new ProjectionRunner({
  eventStore: events,
  codec: serviceCodec(),
  views,
  projections: rebuildShares[share]!,
});
await runner.start();
await new Promise<void>((resolve) => {
  const report = async (): Promise<void> => {
    const { projections, waitingFor } = await runner.status();
    const progress: BuilderProgress = { projections, ...(waitingFor !== undefined && { waitingFor }) };
    port.postMessage(progress);
    if (projections.every(({ status }) => status !== 'rebuilding')) resolve();
  };
  runner.onChange(() => void report());
  port.once('message', () => resolve());
  void report();
});
await runner.stop();
await views.close();
await events.close();
port.close();
