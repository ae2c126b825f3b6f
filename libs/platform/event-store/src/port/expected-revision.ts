/**
 * What the writer believes about the stream before its events:
 * a revision = that event is the last one; `no-stream` = nothing was ever written; `stream-exists` = something was;
 * `any` = no belief. Only a revision or `no-stream` makes a retry idempotent.
 */
export type ExpectedRevision = bigint | 'no-stream' | 'stream-exists' | 'any';
