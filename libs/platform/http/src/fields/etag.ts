const STRONG_ETAG = /^"(0|[1-9]\d{0,18})"$/;

/** The strong ETag of a revision, quotes included. */
export const etagOf = (revision: bigint | string): string => `"${revision}"`;

/** The revision in an ETag made by `etagOf`; null for anything else. */
export const revisionOf = (etag: string): bigint | null => {
  const revision = STRONG_ETAG.exec(etag)?.[1];
  return revision === undefined ? null : BigInt(revision);
};
