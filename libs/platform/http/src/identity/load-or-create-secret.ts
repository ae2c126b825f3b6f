import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataFileRefused, makeFolder, makeOwnerOnly, usingFile } from '@app/data-files';

const SECRET_BYTES = 32;

/** A file of a secret: its first line, then a line for each log whose service may use it. */
interface SecretFile {
  readonly secret: Uint8Array;
  readonly logs: readonly string[];
}

const contentOf = ({ secret, logs }: SecretFile): string =>
  [Buffer.from(secret).toString('base64url'), ...logs.map((log) => `log ${log}`)].map((line) => `${line}\n`).join('');

const readSecret = (path: string): SecretFile => {
  makeOwnerOnly(path);
  const [first = '', ...others] = readFileSync(path, 'utf8').split('\n');
  const secret = Buffer.from(first.trim(), 'base64url');
  if (secret.length !== SECRET_BYTES) {
    throw new DataFileRefused(
      path,
      `is not a secret of ${SECRET_BYTES} bytes in base64url`,
      'restore it from a backup of the data folder; or delete it, then it is made anew and what the old one signed ends',
    );
  }
  return {
    secret,
    logs: others.flatMap((line) => (line.startsWith('log ') ? [line.slice('log '.length).trim()] : [])),
  };
};

const sync = (path: string): void => {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Writes the whole file beside its place, then lets `put` bring it there; both are on the disk when it returns. */
const writeSecret = (path: string, file: SecretFile, put: (draft: string) => void): void => {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, contentOf(file), { mode: 0o600, flag: 'wx', flush: true });
  try {
    put(draft);
  } catch (error) {
    unlinkSync(draft);
    throw error;
  }
  sync(dirname(path));
};

const create = (path: string, file: SecretFile): void =>
  writeSecret(path, file, (draft) => {
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    unlinkSync(draft);
  });

const readOrCreate = (path: string, logs: readonly string[]): SecretFile => {
  try {
    return readSecret(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  makeFolder(dirname(path));
  create(path, { secret: randomBytes(SECRET_BYTES), logs });
  return readSecret(path);
};

/**
 * A secret of 32 random bytes in a file that only its owner may read, created on first use. The complete file is linked
 * into place, so two processes that start at the same time use the same secret.
 *
 * The file names the logs whose services may use it. One that names none gets `log`.
 *
 * @param log identity of the log; without it nothing is compared
 * @throws DataFileRefused when the file contains no such secret, or one of other logs
 */
export const loadOrCreateSecret = (folder: string, name: string, log?: string): Uint8Array => {
  const path = join(folder, name);
  return usingFile(path, () => {
    const file = readOrCreate(path, log === undefined ? [] : [log]);
    if (log === undefined || file.logs.includes(log)) return file.secret;
    if (file.logs.length === 0) {
      writeSecret(path, { ...file, logs: [log] }, (draft) => renameSync(draft, path));
      return file.secret;
    }
    throw new DataFileRefused(
      path,
      `is a key of the log ${file.logs.join(' and ')}, but this is the log ${log}`,
      'put back the key of this log; or delete it, then it is made anew and what the old one signed ends',
    );
  });
};

/** Lets the service of one more log use the secret: of a log that was copied from one that has it. */
export const allowSecretFor = (folder: string, name: string, log: string): void => {
  const path = join(folder, name);
  usingFile(path, () => {
    const file = readOrCreate(path, [log]);
    if (file.logs.includes(log)) return;
    writeSecret(path, { ...file, logs: [...file.logs, log] }, (draft) => renameSync(draft, path));
  });
};
