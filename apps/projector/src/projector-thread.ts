import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { projectionChannel, serviceCodec, serviceProjections } from '@app/composition/read-models';
import { EmbeddedEventStore } from '@app/event-store';
import { assertNotAhead, ProjectionBroadcast, ProjectionRunner } from '@app/projections';
import { EmbeddedViewStore } from '@app/read-models';
import { mustBuildAll, ViewBuild } from './view-build.js';

/*
 * The projector as a thread of the process that locks the data folder: it reads the log and writes the views. It posts
 * `started` to its parent once the projections run, and stops on any message from the parent. An error ends the thread and
 * reaches the parent as its `error` event.
 */
if (!parentPort) throw new Error('not a thread');
const port = parentPort;
const { dataFolder } = workerData as { readonly dataFolder: string };
const events = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'reader' });
const views = EmbeddedViewStore.open({ folder: dataFolder, mode: 'writer', log: await events.identity() });
const channel = projectionChannel(dataFolder);
let isStopping = false;
const stopRequest = once(port, 'message').then(() => (isStopping = true));

if (ViewBuild.isWorthwhile && (await mustBuildAll(events, views))) {
  assertNotAhead(await views.checkpoints(), await events.head());
  const build = new ViewBuild(dataFolder, events);
  const broadcast = new ProjectionBroadcast(build, channel);
  port.postMessage('started');
  void stopRequest.then(() => build.stop());
  await build.ended;
  broadcast.close();
}
if (!isStopping) {
  const runner = new ProjectionRunner({
    eventStore: events,
    codec: serviceCodec(),
    views,
    projections: serviceProjections,
  });
  await runner.start();
  const broadcast = new ProjectionBroadcast(runner, channel);
  port.postMessage('started');
  await stopRequest;
  await runner.stop();
  broadcast.close();
}
await views.close();
await events.close();
