import { EmbeddedEventStore } from '@app/event-store';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { rawEvents, recount, type Recount } from '../recount/recount.js';
import { BuiltProcess } from './built-process.js';
import { freshFolder } from './fresh-folder.js';

const MINUTE = 60_000;

const countAgain = async (folder: string): Promise<Recount> => {
  const events = await EmbeddedEventStore.open({ folder, mode: 'writer', commits: 'inline' });
  try {
    return recount(await rawEvents(events));
  } finally {
    await events.close();
  }
};

const percentOf = (counted: number, target: number): string => (Math.round((counted * 1000) / target) / 10).toFixed(1);

describe('the demo without serving', () => {
  const runs = [1, 2, 3].map((seed) => ({ seed, folder: freshFolder() }));
  const demos = new Map<number, BuiltProcess>();

  beforeAll(() => {
    for (const { seed, folder } of runs) {
      const args = ['demo', '--no-serve', '--json', '--scale', '0.05', '--seed', String(seed)];
      demos.set(seed, BuiltProcess.start('cli', args, { SANGKIEN_DATA: folder }));
    }
  });
  afterAll(async () => {
    await BuiltProcess.killAll();
    for (const { folder } of runs) rmSync(folder, { recursive: true, force: true });
  });

  it.each(runs)(
    'prints one JSON object for seed $seed, with the figures of its log, and exits with 0',
    async ({ seed, folder }) => {
      const demo = demos.get(seed)!;
      expect(await demo.exited).toEqual({ code: 0, signal: null });
      const { registeredMembers, scopes } = await countAgain(join(folder, 'demo'));
      const { whole } = scopes.get('CAMPAIGN')!;
      const { whole: phase1 } = scopes.get('PHASE_1')!;
      expect(demo.stdout.split('\n')).toHaveLength(1);
      expect(JSON.parse(demo.stdout)).toEqual({
        phase1: {
          counted: phase1.counted,
          target: phase1.target,
          percent: percentOf(phase1.counted, phase1.target!),
        },
        programme: {
          registeredMembers,
          counted: whole.counted,
          target: whole.target,
          percent: percentOf(whole.counted, whole.target!),
          unitsParticipating: 33,
          unitsReachingTarget: 18,
          benefitVnd: whole.benefitVnd.toString(),
        },
      });
    },
    2 * MINUTE,
  );
});
