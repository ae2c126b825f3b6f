import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The server's address with a database on it that nobody else uses. */
export const freshDatabase = (server: string): string =>
  server.replace(/^([^/]*\/\/[^/?]*)[^?]*/, `$1/test-${randomUUID()}`);

/**
 * Describes what needs the MongoDB server that `MONGODB_URL` names. `freshUrl` gives the address of a database on it that
 * nobody else uses; whoever asked for it drops it. Without a server the specs are reported as skipped, and stderr says so.
 */
export const describeOnMongo = (name: string, specs: (freshUrl: () => string) => void): void => {
  const server = process.env.MONGODB_URL;
  if (server) {
    describe(name, () => specs(() => freshDatabase(server)));
    return;
  }
  process.stderr.write(`NOT TESTED: ${name} needs a MongoDB server, and MONGODB_URL names none\n`);
  describe(name, () => it.skip('needs a MongoDB server: MONGODB_URL names none', () => undefined));
};

/** Address of a MongoDB server that is not there: nobody listens at its port. */
export const nobodysMongoUrl = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `mongodb://127.0.0.1:${port}/`;
};
