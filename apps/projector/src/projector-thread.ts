import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { projectionChannel, serviceCodec, serviceProjections } from '@app/composition/read-models';
import { EmbeddedEventStore } from '@app/event-store';
import { ProjectionBroadcast, ProjectionRunner } from '@app/projections';
import { EmbeddedViewStore } from '@app/read-models';

/*
 * The projector as a thread of the process that locks the data folder: it reads the log and writes the views. It posts
 * `started` to its parent once the projections run, and stops on any message from the parent. An error ends the thread and
 * reaches the parent as its `error` event.
 */
if (!parentPort) throw new Error('not a thread');
const { dataFolder } = workerData as { readonly dataFolder: string };
const events = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'reader' });
const views = EmbeddedViewStore.open({ folder: dataFolder, mode: 'writer', log: await events.identity() });
const runner = new ProjectionRunner({
  eventStore: events,
  codec: serviceCodec(),
  views,
  projections: serviceProjections,
});
await runner.start();
const broadcast = new ProjectionBroadcast(runner, projectionChannel(dataFolder));
const stopRequest = once(parentPort, 'message');
parentPort.postMessage('started');
await stopRequest;
await runner.stop();
broadcast.close();
await views.close();
await events.close();
