import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { disposeAll, started } from '../test/server-and-client.js';

afterEach(disposeAll);

/** A Python that has kurrentdbclient 1.3.5; `.ci/run` makes one. */
const python = process.env.FOREIGN_CLIENT_PYTHON;
const NEEDS = 'kurrentdbclient against the test server needs a Python that has it: FOREIGN_CLIENT_PYTHON names none';
if (!python) process.stderr.write(`NOT TESTED: ${NEEDS}\n`);

const SCRIPT = join('libs', 'platform', 'eventstoredb-test-server', 'test', 'foreign-client.py');

const seenBy = async (connectionString: string, caFile = ''): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(python!, [SCRIPT, connectionString, caFile], { timeout: 25_000 });
  return JSON.parse(stdout);
};

const expected = {
  read: ['Joined', 'Moved', 'Moved'],
  conflict: 'WrongCurrentVersionError',
  'empty name': 'BadRequestError',
  'read of empty name': 'ExceptionThrownByHandlerError',
  'deletion of another version': 'WrongCurrentVersionError',
  'tombstone of another version': 'WrongCurrentVersionError',
  metadata: { a: 1 },
  'append to a deleted stream': 'StreamIsDeletedError',
  'deletion of a deleted stream': 'StreamIsDeletedError',
  'read of a deleted stream': 'NotFoundError',
  'read of a tombstoned stream': 'StreamIsDeletedError',
  'metadata of a tombstoned stream': 'StreamIsDeletedError',
  'new metadata of a tombstoned stream': 'accepted',
  'filter ignoring case': ['Joined', 'Moved', 'Moved'],
  'filter whole': ['Joined', 'Moved', 'Moved'],
  subscription: [1, 2],
};

(python ? describe : describe.skip)('a client of another make', () => {
  test('agrees with the published one', async () => {
    const server = await started();
    expect(await seenBy(server.connectionString)).toEqual(expected);
  });

  test('over TLS, on BoringSSL', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'esdb-test-server-'));
    const caFile = join(folder, 'ca.crt');
    const server = await started({ tls: { caFile }, credentials: { username: 'service', password: 'secret' } });
    const asService = server.connectionString.replace('//', '//service:secret@');
    expect(await seenBy(asService, caFile)).toEqual(expected);
    await rm(folder, { recursive: true });
  });
});
