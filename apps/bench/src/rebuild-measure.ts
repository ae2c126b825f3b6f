import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { hostProjectionsInThread } from '@app/composition';
import { EmbeddedEventStore } from '@app/event-store';
import { PROJECTOR } from './bench-service.js';
import { cachedProgramme } from './cached-programme.js';
import { interleave, median, rate, spread, type Measurement } from './measure.js';

const ROUNDS = 3;
/** A single scan takes a few seconds, too short on a shared machine; several in a row take as long as a rebuild. */
const SCANS = 4;
const PAGE = 1000;

const scan = async (events: EmbeddedEventStore): Promise<void> => {
  let after: bigint | undefined;
  for (;;) {
    const page = await events.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    for (const { data, metadata } of page) {
      JSON.parse(data);
      JSON.parse(metadata);
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.position;
  }
};

/** Rebuilds all views in the service's projector thread, against reading and parsing the same log. */
export const rebuildOfAllViews = async (folder: string): Promise<Measurement> => {
  const { dataFolder } = await cachedProgramme();
  const events = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'reader' });
  const head = (await events.head())!;
  const count = Number(head) + 1;
  const rebuild = async (round: number): Promise<number> => {
    const rebuilt = join(folder, String(round));
    mkdirSync(rebuilt);
    symlinkSync(realpathSync(join(dataFolder, 'events.db')), join(rebuilt, 'events.db'));
    const start = performance.now();
    const projections = await hostProjectionsInThread(rebuilt, PROJECTOR, await events.identity());
    const ended = await projections.progress.waitForPosition(head, 600_000);
    const perSecond = (count * 1000) / (performance.now() - start);
    await projections.stop();
    if (!ended) throw new Error('the rebuild did not end');
    return perSecond;
  };
  const { first, second } = await interleave(ROUNDS, rebuild, () =>
    rate(SCANS * count, async () => {
      for (let scans = 0; scans < SCANS; scans++) await scan(events);
    }),
  );
  await events.close();
  return {
    name: 'rebuild of all views / scan + JSON.parse of the same log',
    value: median(first) / median(second),
    unit: 'ratio',
    bound: { kind: 'at-least', value: 0.3 },
    detail: { 'events/s': spread(first), 'scanned/s': spread(second), events: count },
  };
};
