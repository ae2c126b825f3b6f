import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_VERSION } from '@app/composition';
import { EVENT_LOG_FORMAT } from '@app/event-store';
import { initiativeIdOf, sampleProgramme } from '@app/sample-programme';
import { benchProgramme, type BenchProgramme } from './bench-programme.js';
import { caughtUp, openBenchService, runSteps } from './bench-service.js';

const SCALE = 10;
const SEED = 1;
/** The open phase of the cached folder ends after 30 days; the folder is rebuilt well before. */
const CACHE_MAX_AGE_MS = 7 * 86_400_000;

/** The sample programme at scale 10 on disk, with an open campaign that accepts commands. */
export interface CachedProgramme {
  readonly dataFolder: string;
  readonly programme: BenchProgramme;
  readonly campaignId: string;
  readonly initiativeIds: readonly string[];
  readonly reader: string;
}

type Note = Omit<CachedProgramme, 'dataFolder'> & { readonly builtAtMs: number };

const read = (folder: string): CachedProgramme | null => {
  const file = join(folder, 'bench.json');
  if (!existsSync(file)) return null;
  const { builtAtMs, ...note } = JSON.parse(readFileSync(file, 'utf8')) as Note;
  return Date.now() - builtAtMs < CACHE_MAX_AGE_MS ? { ...note, dataFolder: folder } : null;
};

/** Builds the programme through the command path once (a few minutes) and caches it in `data/bench`. */
export const cachedProgramme = async (): Promise<CachedProgramme> => {
  const folder = join('data', 'bench', `scale-${SCALE}-${APP_VERSION}-format-${EVENT_LOG_FORMAT}`);
  const known = read(folder);
  if (known) return known;
  const building = `${folder}.building`;
  for (const each of [folder, building]) rmSync(each, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  const { steps, plans, ids } = sampleProgramme(SEED, SCALE);
  const root = { unitId: ids.rootUnitId, administrator: ids.administrator, campaignOfficer: ids.campaignOfficer };
  const builtAtMs = Date.now();
  const programme = benchProgramme(builtAtMs, root);
  const service = await openBenchService(building);
  let reported = 0;
  await runSteps(service, [...steps, ...programme.steps], (done, total) => {
    const tenth = Math.floor((done * 10) / total);
    if (tenth > reported) process.stderr.write(`building the scale-${SCALE} programme ${(reported = tenth) * 10} %\n`);
  });
  await caughtUp(service);
  await service.close();
  const note: Note = {
    builtAtMs,
    programme: { ...programme, steps: [] },
    campaignId: ids.campaignId,
    initiativeIds: plans.map((plan) => initiativeIdOf(plan, ids)),
    reader: ids.auditor,
  };
  writeFileSync(join(building, 'bench.json'), JSON.stringify(note));
  renameSync(building, folder);
  return { ...note, dataFolder: folder };
};
