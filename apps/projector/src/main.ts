import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { runProjectorThread } from '@app/composition';

/** A thread of the API's process; an error here ends the thread and is told to the API. */
if (!parentPort) throw new Error('the projector runs as a thread of the API: start that');
await runProjectorThread((workerData as { readonly dataFolder: string }).dataFolder, parentPort);
