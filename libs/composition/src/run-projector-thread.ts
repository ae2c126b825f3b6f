import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { EmbeddedEventStore } from '@app/event-store';
import { ProjectionBroadcast, ProjectionRunner } from '@app/projections';
import { EmbeddedViewStore } from '@app/read-models';
import { serviceCodec, serviceProjections } from './contexts.js';
import { projectionChannel } from './projection-channel.js';

/**
 * The projector as a thread of the process that holds the data folder: reads the log, owns the views. Says `started` to
 * its parent once it is at work, and ends after the parent has said anything.
 */
export const runProjectorThread = async (dataFolder: string, parent: MessagePort): Promise<void> => {
  const events = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'reader' });
  const views = EmbeddedViewStore.open({ folder: dataFolder, mode: 'writer' });
  const runner = new ProjectionRunner({ events, codec: serviceCodec(), views, projections: serviceProjections });
  await runner.start();
  const broadcast = new ProjectionBroadcast(runner, projectionChannel(dataFolder));
  const told = once(parent, 'message');
  parent.postMessage('started');
  await told;
  await runner.stop();
  broadcast.close();
  await views.close();
  await events.close();
};
