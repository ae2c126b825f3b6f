import { parentPort, workerData } from 'node:worker_threads';
import { isDiskFull } from '@app/sqlite';
import type { CheckpointerMessage } from './checkpointer-thread.js';
import { WalCheckpointer, type WalLimits } from './wal-checkpointer.js';

const EVERY_MS = 50;
const WHILE_FULL_EVERY_MS = 1_000;

const { file, limits } = workerData as { readonly file: string; readonly limits: WalLimits };
const tell = (message: CheckpointerMessage): void => parentPort!.postMessage(message);
const checkpointer = new WalCheckpointer(file, limits);
let isFull = false;
let timer: NodeJS.Timeout;

const pass = (): void => {
  try {
    if (checkpointer.run()) tell({ kind: 'complete' });
    if (isFull) tell({ kind: 'recovered' });
    isFull = false;
  } catch (error) {
    const { message, errcode } = error as Error & { readonly errcode?: number };
    tell({ kind: 'failed', message, ...(errcode !== undefined && { errcode }) });
    isFull = isDiskFull(error);
    if (!isFull) return;
  }
  timer = setTimeout(pass, isFull ? WHILE_FULL_EVERY_MS : EVERY_MS);
};

timer = setTimeout(pass, EVERY_MS);
parentPort!.once('message', () => {
  clearTimeout(timer);
  checkpointer.close();
});
tell({ kind: 'running' });
