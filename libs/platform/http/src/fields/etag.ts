import { hash } from 'node:crypto';

/** A revision, alone or before the digest of a representation. */
export const STRONG_ETAG = /^"(0|[1-9][0-9]{0,18})(?:-[A-Za-z0-9_-]{22})?"$/;

const DIGEST_LENGTH = 22;

/** The ETag of a revision, whoever reads it; quotes included. */
export const etagOf = (revision: bigint | string): string => `"${revision}"`;

/**
 * The strong ETag of exactly this JSON text. Two readers of a revision may be shown different texts: secrets are withheld,
 * units are renamed, the code of an initiative comes later.
 */
export const etagOfText = (text: string, revision: string | null): string => {
  const digest = hash('sha256', text, 'base64url').slice(0, DIGEST_LENGTH);
  return etagOf(revision === null ? digest : `${revision}-${digest}`);
};

/** The revision in an ETag of a resource that has one; null for anything else. */
export const revisionOf = (etag: string): bigint | null => {
  const revision = STRONG_ETAG.exec(etag)?.[1];
  return revision === undefined ? null : BigInt(revision);
};
