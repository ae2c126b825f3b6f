import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { fileChecks } from './folder-checks.js';

const { dataFolder } = workerData as { readonly dataFolder: string };

/** Ends the thread between two calls of SQLite: a thread that is ended within one aborts the process. */
const endIfStopped = (): void => {
  if (receiveMessageOnPort(parentPort!)) process.exit();
};

for (const { name, run } of fileChecks(dataFolder)) {
  endIfStopped();
  const { verdict, detail } = await run(endIfStopped);
  if (verdict === 'fail') parentPort!.postMessage({ name, detail: detail.en });
}
