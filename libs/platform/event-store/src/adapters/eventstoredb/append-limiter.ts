import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '../../port/errors.js';
import { DeadlineExceeded, isAnswerToAppend, isNotLeaderError } from './client-failures.js';
import { withDeadline } from './deadlines.js';

/**
 * What may be under way at once: so many bytes, or so many appends whatever their size.
 *
 * gRPC takes the first MiB that the server does not take in yet; behind it Node's stream takes 15 messages more before it
 * lets its writer wait. What waits then the client keeps in a queue, and when the connection breaks, each of these is a
 * rejection that nobody handles: the process ends.
 */
const MAX_BYTES_IN_FLIGHT = 512 * 1_024;
const MAX_CONCURRENT_APPENDS = 15;

interface Waiting {
  readonly bytes: number;
  readonly go: () => void;
}

/**
 * The one client that appends, apart from those that read.
 *
 * All appends of a client share one gRPC stream, and version 6.2.1 keeps who waits for an answer in one table for the
 * whole process. When a stream ends with an error, everybody in the table is rejected and it is emptied; an answer that
 * comes on another stream afterwards finds nobody there and throws where nobody can catch it. So there is never more than
 * one such stream: whatever ends it, or leaves all appends without an answer, ends the client's streams before the next
 * append goes out, and then another client takes over. Only a server that names the leader keeps its client, which knows now
 * where to go.
 */
export class AppendLimiter {
  private client: EventStoreDBClient;
  private streamsEnded: Promise<unknown> = Promise.resolve();
  private answeredAt = 0;
  private appends = 0;
  private bytes = 0;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly open: () => EventStoreDBClient) {
    this.client = open();
  }

  /**
   * Runs one append with all its attempts, in the order of the calls.
   *
   * @param bytes about its size on the wire
   * @throws StoreUnavailable when there was no room within `waitMs`
   */
  async run<Answer>(bytes: number, waitMs: number, append: () => Promise<Answer>): Promise<Answer> {
    if (this.waiting.length > 0 || !this.hasCapacityFor(bytes)) await this.waitForCapacity(bytes, waitMs);
    else this.take(bytes);
    try {
      return await append();
    } finally {
      this.appends -= 1;
      this.bytes -= bytes;
      this.admit();
    }
  }

  /** One attempt. @throws what the client throws, or DeadlineExceeded */
  async attempt<Answer>(ms: number, send: (client: EventStoreDBClient) => Promise<Answer>): Promise<Answer> {
    await this.streamsEnded;
    const { client } = this;
    const sentAt = performance.now();
    try {
      const answer = await withDeadline(ms, send(client));
      this.answeredAt = performance.now();
      return answer;
    } catch (error) {
      if (isAnswerToAppend(error)) this.answeredAt = performance.now();
      // While others are answered the stream is sound, and only this append's answer is missing.
      else if (!(error instanceof DeadlineExceeded && this.answeredAt > sentAt)) this.endStreams(client, error);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.streamsEnded;
    await this.client.dispose();
  }

  private hasCapacityFor(bytes: number): boolean {
    return this.appends < MAX_CONCURRENT_APPENDS || this.bytes + bytes <= MAX_BYTES_IN_FLIGHT;
  }

  private take(bytes: number): void {
    this.appends += 1;
    this.bytes += bytes;
  }

  private admit(): void {
    for (let [first] = this.waiting; first && this.hasCapacityFor(first.bytes); [first] = this.waiting) {
      this.waiting.shift();
      this.take(first.bytes);
      first.go();
    }
  }

  private async waitForCapacity(bytes: number, waitMs: number): Promise<void> {
    const waiting = { bytes, go: (): void => undefined };
    const admitted = new Promise<void>((resolve) => (waiting.go = resolve));
    this.waiting.push(waiting);
    try {
      await withDeadline(waitMs, admitted);
    } catch (cause) {
      this.waiting.splice(this.waiting.indexOf(waiting), 1);
      this.admit();
      throw new StoreUnavailable('too many appends wait for EventStoreDB', 'not-written', { cause });
    }
  }

  /** Cancels the client's streams at once; the turn after lets it take note of where the leader is. */
  private endStreams(client: EventStoreDBClient, error: unknown): void {
    if (client !== this.client) return;
    this.streamsEnded = Promise.all([this.streamsEnded, client.dispose(), nextTurn()]);
    if (!isNotLeaderError(error)) this.client = this.open();
  }
}
