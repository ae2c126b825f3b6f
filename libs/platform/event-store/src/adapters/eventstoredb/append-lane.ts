import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '../../port/errors.js';
import { isAnswerToAppend, namesLeader } from './client-failures.js';
import { within } from './deadlines.js';

/**
 * A stream of Node lets its writer wait from the sixteenth message on. What waits then the client keeps in a queue, and
 * when the connection breaks, each of them is a rejection that nobody handles: the process ends. So there are fewer.
 */
const AT_ONCE = 15;

/**
 * The one client that appends, apart from those that read.
 *
 * All appends of a client share one gRPC stream, and version 6.2.1 keeps who waits for an answer in one table for the
 * whole process. When a stream ends with an error, everybody in the table is rejected and it is emptied; an answer that
 * comes on another stream afterwards finds nobody there and throws where nobody can catch it. So there is never more than
 * one such stream: whatever ends one, or leaves an append without an answer, ends them all before the next append goes
 * out, and then another client takes over. Only a server that names the leader keeps its client, which knows now
 * where to go.
 */
export class AppendLane {
  private client: EventStoreDBClient;
  private cleared: Promise<unknown> = Promise.resolve();
  private places = AT_ONCE;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly open: () => EventStoreDBClient) {
    this.client = open();
  }

  /**
   * Runs one append with all its attempts, a few at a time.
   *
   * @throws StoreUnavailable when there was no place within `waitMs`
   */
  async enter<Answer>(waitMs: number, append: () => Promise<Answer>): Promise<Answer> {
    if (this.places > 0) this.places -= 1;
    else await this.place(waitMs);
    try {
      return await append();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.places += 1;
    }
  }

  /** One attempt. @throws what the client throws, or NoAnswer */
  async attempt<Answer>(ms: number, send: (client: EventStoreDBClient) => Promise<Answer>): Promise<Answer> {
    await this.cleared;
    const { client } = this;
    try {
      return await within(ms, send(client));
    } catch (error) {
      if (!isAnswerToAppend(error)) this.clear(client, error);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.cleared;
    await this.client.dispose();
  }

  private async place(waitMs: number): Promise<void> {
    let taken = (): void => undefined;
    const place = new Promise<void>((resolve) => (taken = resolve));
    this.waiting.push(taken);
    try {
      await within(waitMs, place);
    } catch (cause) {
      const mine = this.waiting.indexOf(taken);
      if (mine >= 0) this.waiting.splice(mine, 1);
      throw new StoreUnavailable('too many appends wait for EventStoreDB', 'no', { cause });
    }
  }

  /** Cancels the client's streams at once; the turn after lets it take note of where the leader is. */
  private clear(client: EventStoreDBClient, error: unknown): void {
    if (client !== this.client) return;
    this.cleared = Promise.all([this.cleared, client.dispose(), nextTurn()]);
    if (!namesLeader(error)) this.client = this.open();
  }
}
