import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SubscriptionMessage } from '../port/event-store.js';
import type { StoredEvent } from '../port/stored-event.js';
import type { ChangeSignal } from './change-signal.js';

const PAGE_SIZE = 500;

/**
 * A catch-up subscription that reads the log in pages: each event once, `caught-up` after every page that reached the end
 * of the log, then a wait for the next change. Between full pages it yields to the event loop, so that a long catch-up does
 * not starve other work of the thread. Waiting does not keep the process alive.
 */
export async function* subscribeByPages(
  readPage: (after: bigint | undefined, limit: number) => Iterable<StoredEvent>,
  changes: ChangeSignal,
  { after, signal }: { readonly after?: bigint; readonly signal: AbortSignal },
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  const over = (): boolean => signal.aborted || changes.ended;
  let last = after;
  while (!over()) {
    const version = changes.version;
    let count = 0;
    for (const event of readPage(last, PAGE_SIZE)) {
      if (over()) return;
      last = event.position;
      count += 1;
      yield { kind: 'event', event };
    }
    if (count === PAGE_SIZE) {
      await nextTurn();
      continue;
    }
    if (over()) return;
    yield { kind: 'caught-up' };
    await changes.changedSince(version, signal);
  }
}
