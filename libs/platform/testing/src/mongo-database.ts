import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The URL of a fresh database on the server. */
export const freshDatabase = (server: string): string =>
  server.replace(/^([^/]*\/\/[^/?]*)[^?]*/, `$1/test-${randomUUID()}`);

/**
 * A describe for specs that need the MongoDB server at `MONGODB_URL`. `freshUrl` returns the URL of a fresh database on it;
 * the caller drops the database. Without a server the specs are reported as skipped, also on stderr.
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

/** URL of a MongoDB server that does not exist: no process listens on its port. */
export const nobodysMongoUrl = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `mongodb://127.0.0.1:${port}/`;
};
