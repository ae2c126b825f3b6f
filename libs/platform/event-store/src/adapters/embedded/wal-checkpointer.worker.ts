import { parentPort, workerData } from 'node:worker_threads';
import { WalCheckpointer, type WalLimits } from './wal-checkpointer.js';

const EVERY_MS = 50;

const { file, limits } = workerData as { readonly file: string; readonly limits: WalLimits };
const checkpointer = new WalCheckpointer(file, limits);
const timer = setInterval(() => {
  if (checkpointer.run()) parentPort!.postMessage('complete');
}, EVERY_MS);
parentPort!.once('message', () => {
  clearInterval(timer);
  checkpointer.close();
});
parentPort!.postMessage('running');
