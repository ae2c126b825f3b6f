import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '@eventstore/db-client';
import { LogReplaced, StoreUnavailable, WrongExpectedRevision } from '../../port/errors.js';
import type { AppendLimiter } from './append-limiter.js';
import { appendFailure } from './client-failures.js';
import { fixedDeadline } from './deadlines.js';
import type { LogReader } from './log-reader.js';

/** Has metadata only. The category is none of a log's, so no log contains it. */
const STREAM = 'sangkien-log';
/** The server keeps a stream's metadata as events of this stream; the type of an event of its own never belongs to a log. */
const METASTREAM = `$$${STREAM}`;
/** An event of no consequence beside the limits. */
const BYTES = 256;

const identityIn = (metadata: unknown): string | null =>
  typeof metadata === 'object' && metadata !== null && 'identity' in metadata && typeof metadata.identity === 'string'
    ? metadata.identity
    : null;

/**
 * The identity of the log on a server: custom metadata of one stream. Whoever finds none writes one, on the condition that
 * there is none; of several writers the server lets one succeed, and all read what it wrote.
 */
export class LogIdentity {
  /** What this process has read. A log that has none later was emptied or replaced, and must not get a new one. */
  private known: string | null = null;

  constructor(
    private readonly reader: LogReader,
    private readonly appends: AppendLimiter,
    private readonly deadlineMs: number,
  ) {}

  /** @throws StoreUnavailable */
  async read(): Promise<string> {
    const written = await this.written();
    if (written === null && this.known !== null) {
      throw new LogReplaced(`one without identity: it was ${this.known}`);
    }
    this.known ??= written ?? (await this.create());
    return written ?? this.known;
  }

  private async written(): Promise<string | null> {
    return identityIn((await this.reader.eventAt(METASTREAM))?.data);
  }

  private async create(): Promise<string> {
    try {
      await this.appends.run(BYTES, this.deadlineMs, () =>
        this.appends.attempt(this.deadlineMs, (client) =>
          client.setStreamMetadata(
            STREAM,
            { identity: randomUUID() },
            { expectedRevision: NO_STREAM, deadline: fixedDeadline(this.deadlineMs) },
          ),
        ),
      );
    } catch (thrown) {
      const { error } = appendFailure(thrown, METASTREAM, 'no-stream');
      // Another store was first.
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
    const written = await this.written();
    if (written !== null) return written;
    throw new StoreUnavailable(`${METASTREAM} at EventStoreDB contains no identity of a log`, 'not-written');
  }
}
