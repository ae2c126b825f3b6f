import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '../../port/errors.js';
import { DeadlineExceeded, isAnswerToAppend, isNotLeaderError } from './client-failures.js';
import { withDeadline } from './deadlines.js';

/**
 * Limits of appends in flight: MAX_BYTES_IN_FLIGHT, or MAX_CONCURRENT_APPENDS whatever their size.
 *
 * gRPC buffers the first MiB that the server has not read; Node's stream then queues 15 messages before it applies
 * back-pressure. The client queues the rest, and when the connection breaks, each of those is an unhandled rejection that
 * ends the process.
 */
const MAX_BYTES_IN_FLIGHT = 512 * 1_024;
const MAX_CONCURRENT_APPENDS = 15;

interface Waiting {
  readonly bytes: number;
  readonly go: () => void;
}

/**
 * Owns the one client that appends.
 *
 * All appends of a client share one gRPC stream, and client 6.2.1 keeps pending appends in one process-wide table. When a
 * stream fails, the whole table is rejected and cleared; a response on another stream then finds no entry and throws where
 * nobody can catch it. There must never be two such streams: before the next append, a failed stream is ended and the
 * client replaced. Only a NotLeader error keeps the client, which now knows the leader.
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
   * Runs one append, with all its attempts, within the limits; in the order of the calls.
   *
   * @param bytes its approximate size on the wire
   * @throws StoreUnavailable when the limits do not allow it within `waitMs`
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
      const result = await withDeadline(ms, send(client));
      this.answeredAt = performance.now();
      return result;
    } catch (error) {
      if (isAnswerToAppend(error)) this.answeredAt = performance.now();
      // While other appends get responses the stream works; only this response is missing.
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

  /** Cancels the client's streams at once. In the turn after that the client notes who the leader is. */
  private endStreams(client: EventStoreDBClient, error: unknown): void {
    if (client !== this.client) return;
    this.streamsEnded = Promise.all([this.streamsEnded, client.dispose(), nextTurn()]);
    if (!isNotLeaderError(error)) this.client = this.open();
  }
}
