import { EmbeddedEventStore } from '@app/event-store';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { rawEvents, recount, type Recount } from '../recount/recount.js';
import { BuiltProcess } from './built-process.js';
import { freshFolder } from './fresh-folder.js';

const MINUTE = 60_000;

const countAgain = async (folder: string): Promise<Recount> => {
  const events = await EmbeddedEventStore.open({ folder, mode: 'writer', checkpointer: 'inline' });
  try {
    return recount(await rawEvents(events));
  } finally {
    await events.close();
  }
};

describe('the demo that does not serve', () => {
  let folder: string;
  beforeEach(() => (folder = freshFolder()));
  afterEach(async () => {
    await BuiltProcess.killAll();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([1, 2, 3])(
    'prints one JSON object for seed %d, with the figures of its log',
    async (seed) => {
      const demo = BuiltProcess.start(
        'cli',
        ['demo', '--no-serve', '--json', '--scale', '0.05', '--seed', String(seed)],
        { SANGKIEN_DATA: folder },
      );
      expect(await demo.exited).toEqual({ code: 0, signal: null });
      const { registeredMembers, scopes } = await countAgain(join(folder, 'demo'));
      const programme = scopes.get('CAMPAIGN')!;
      const phase1 = scopes.get('PHASE_1')!.whole;
      const percentOf = (counted: number, target: number): string =>
        (Math.round((counted * 1000) / target) / 10).toFixed(1);
      expect(demo.stdout.split('\n')).toHaveLength(1);
      expect(JSON.parse(demo.stdout)).toEqual({
        phase1: {
          counted: phase1.counted,
          target: phase1.target,
          percent: percentOf(phase1.counted, phase1.target!),
        },
        programme: {
          registeredMembers,
          counted: programme.whole.counted,
          target: programme.whole.target,
          percent: percentOf(programme.whole.counted, programme.whole.target!),
          unitsParticipating: 33,
          unitsReachingTarget: 18,
          benefitVnd: programme.whole.benefitVnd.toString(),
        },
      });
    },
    2 * MINUTE,
  );
});
