import { parentPort, workerData } from 'node:worker_threads';
import { fileChecks } from './folder-checks.js';

const { dataFolder } = workerData as { readonly dataFolder: string };
for (const { name, run } of fileChecks(dataFolder)) {
  const { verdict, detail } = await run(() => undefined);
  if (verdict === 'fail') parentPort!.postMessage({ name, detail: detail.en });
}
