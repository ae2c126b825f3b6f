import { once } from 'node:events';
import { CommandBus } from '@nestjs/cqrs';
import { openBenchService } from './bench-service.js';

/** Child of the bench: `served-process <data folder> <whole|bare>`. Sends its URL, and stops on any message or when its parent is gone. */
const [dataFolder = '', kind] = process.argv.slice(2);
const service = await openBenchService(dataFolder);
if (kind === 'bare') {
  const id = '6f1c1b1e-6a52-5d37-9d59-3f2b8f1f5a10';
  const outcome = { id, stream: `initiative-${id}`, revision: 0n, position: 0n, repeated: false };
  Object.assign(service.app.get(CommandBus), { execute: async () => outcome });
}
await service.app.listen({ host: '127.0.0.1', port: 0 });
const stopRequested = Promise.race([once(process, 'message'), once(process, 'disconnect')]);
process.send!({ url: await service.app.getUrl() });
await stopRequested;
await service.close();
if (process.connected) process.disconnect();
