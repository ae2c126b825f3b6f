import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SECRET_BYTES = 32;

const readSecret = (path: string): Buffer => {
  const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  if (secret.length !== SECRET_BYTES) throw new Error(`${path} is not a secret of ${SECRET_BYTES} bytes in base64url`);
  return secret;
};

/**
 * A secret of 32 random bytes in a file that only its owner may read, created on first use. The complete file is linked
 * into place, so two processes that start at the same time use the same secret.
 *
 * @throws Error when the file exists and does not contain such a secret
 */
export const loadOrCreateSecret = (folder: string, name: string): Uint8Array => {
  const path = join(folder, name);
  try {
    return readSecret(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readSecret(path);
};
