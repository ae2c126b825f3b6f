import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SubscriptionMessage } from '../port/event-store.js';
import type { StoredEvent } from '../port/stored-event.js';
import type { ChangeSignal } from './change-signal.js';

const PAGE_SIZE = 500;

/**
 * A subscription over a log that is read in pages: each event once, `caught-up` after every page that reached the end of
 * the log as it was then, then a wait for the next wake-up. Between full pages the event loop gets its turn, so that a
 * long catch-up does not starve what else the thread does. Waiting does not keep the process alive.
 */
export async function* subscribeByPages(
  readPage: (after: bigint | undefined, limit: number) => readonly StoredEvent[],
  wakeUps: ChangeSignal,
  { after, signal }: { readonly after?: bigint; readonly signal: AbortSignal },
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  const over = (): boolean => signal.aborted || wakeUps.ended;
  let last = after;
  while (!over()) {
    const version = wakeUps.version;
    const page = readPage(last, PAGE_SIZE);
    for (const event of page) {
      if (over()) return;
      last = event.position;
      yield { kind: 'event', event };
    }
    if (page.length === PAGE_SIZE) {
      await nextTurn();
      continue;
    }
    if (over()) return;
    yield { kind: 'caught-up' };
    await wakeUps.changedSince(version, signal);
  }
}
