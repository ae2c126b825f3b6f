/**
 * Expected revision (optimistic concurrency). A revision: that event is the last one. `no-stream`: the stream has no
 * events. `stream-exists`: it has some. `any`: no check. Only a revision or `no-stream` makes a retry idempotent.
 */
export type ExpectedRevision = bigint | 'no-stream' | 'stream-exists' | 'any';
