/*
 * `append-until-it-fails <folder> <inline|thread>`: appends to the folder's log until the operating system lets no file grow
 * any more. Prints a JSON line for each acknowledged append, then one for the failure.
 */
import { randomUUID } from 'node:crypto';
import { EmbeddedEventStore, newBlind } from '../../dist/libs/platform/event-store/src/index.js';

const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const [folder, commits] = process.argv.slice(2);
const store = await EmbeddedEventStore.open({ folder, mode: 'writer', commits });

for (let failed = false; !failed;) {
  const appends = Array.from({ length: 3 }, () => {
    const event = {
      id: randomUUID(),
      type: 'SomethingHappened',
      data: JSON.stringify({ text: 'x'.repeat(2_000) }),
      metadata: JSON.stringify({ blind: newBlind(), recordedAt: '2022-03-25T03:00:00.120Z' }),
    };
    return store.append(`s-${event.id}`, 'no-stream', [event]).then(() => print({ acknowledged: event.id }));
  });
  for (const outcome of await Promise.allSettled(appends)) {
    if (outcome.status === 'fulfilled') continue;
    failed = true;
    print({ refused: outcome.reason.outcome, name: outcome.reason.name });
  }
}
const again = await store.append('s-again', 'no-stream', []).catch((error) => error);
print({ again: again.outcome, failure: store.writeFailure?.message });
await store.close();
