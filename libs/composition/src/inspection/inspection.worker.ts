import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { fileChecks } from './folder-checks.js';

const { dataFolder } = workerData as { readonly dataFolder: string };

/** Longer calls of SQLite would keep a stopping service waiting. */
const SQLITE_CHECKS_UP_TO = 256 * 1024 ** 2;

/**
 * Linux schedules each thread by its own priority; elsewhere this one shares alike. Not the lowest: a thread without any time
 * could not end.
 */
const letOthersGoFirst = (): void => {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // There is no such file, or the process may not.
  }
};

/** Ends the thread between two calls of SQLite: a thread that is ended within one aborts the process. */
const endIfStopped = (): void => {
  if (receiveMessageOnPort(parentPort!)) process.exit();
};

letOthersGoFirst();
for (const { name, run } of fileChecks(dataFolder, SQLITE_CHECKS_UP_TO)) {
  endIfStopped();
  const { verdict, detail } = await run(endIfStopped);
  if (verdict === 'fail') parentPort!.postMessage({ name, detail: detail.en });
}
