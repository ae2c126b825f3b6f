import { EmbeddedEventStore } from '@app/event-store';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { rawEvents, recount, type Recount } from '../recount/recount.js';
import { BuiltProcess } from './built-process.js';
import { runCommand, type Ran } from './command-line.js';
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

/** As a process; in this one, with another seed. */
const asProcess = async (args: readonly string[], env: { readonly [name: string]: string }): Promise<Ran> => {
  const demo = BuiltProcess.start('cli', args, env);
  const { code } = await demo.exited;
  return { code: code ?? -1, stdout: demo.stdout, stderr: demo.stderr };
};
const inThisProcess: typeof asProcess = (args, env) => runCommand(args, { ...env, SANGKIEN_PROJECTIONS: 'inline' });

describe('the demo without serving', () => {
  let folder: string;
  beforeEach(() => (folder = freshFolder()));
  afterEach(async () => {
    await BuiltProcess.killAll();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    { seed: 1, run: asProcess },
    { seed: 2, run: inThisProcess },
    { seed: 3, run: inThisProcess },
  ])(
    'prints one JSON object for seed $seed, with the figures of its log, and exits with 0',
    async ({ seed, run }) => {
      const args = ['demo', '--no-serve', '--json', '--scale', '0.05', '--seed', String(seed)];
      const demo = await run(args, { SANGKIEN_DATA: folder });
      expect(demo.code).toBe(0);
      const { registeredMembers, scope } = await countAgain(join(folder, 'demo'));
      const { whole } = scope('CAMPAIGN');
      const { whole: phase1 } = scope('PHASE_1');
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
