import { constants, cpSync, readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { commandIdOf, derivedId } from '@app/command-handling';
import { issueDevToken, loadOrCreateSecret } from '@app/http';
import { benchProgramme, benchSubmission, DECLARATIONS, type BenchProgramme } from './bench-programme.js';
import { caughtUp, openBenchService, runSteps, serveInProcess, type ServedProcess } from './bench-service.js';
import { interleave, median, percentile, spread, type Measurement } from './measure.js';
import { cachedProgramme, type CachedProgramme } from './cached-programme.js';

const CONNECTIONS = 64;
const SECONDS = 8;
const ROUNDS = 3;

let requests = 0;

const submissionRequest = (
  programme: BenchProgramme,
  token: string,
): { readonly headers: { readonly [name: string]: string }; readonly body: string } => {
  const number = requests++;
  return {
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `bench-${process.pid}-${number}`,
    },
    body: JSON.stringify({
      campaignId: programme.campaignId,
      ...benchSubmission(programme, number),
      declarations: DECLARATIONS,
      authorisationRef: '01/GUQ-MAU',
    }),
  };
};

const submitFor = async (url: string, programme: BenchProgramme, token: string): Promise<number> => {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: [
      {
        method: 'POST',
        path: '/api/v1/initiatives',
        setupRequest: (request) => ({ ...request, ...submissionRequest(programme, token) }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} failed while measuring`);
  return result['2xx'] / result.duration;
};

interface Readiness {
  readonly checks: readonly { readonly name: string; readonly detail?: string }[];
}

/** Waits until no projection lags, and returns the seconds. */
const secondsUntilCaughtUp = async (url: string): Promise<number> => {
  const start = performance.now();
  for (;;) {
    const { checks } = (await (await fetch(new URL('/readyz', url))).json()) as Readiness;
    const behind = checks.some(({ name, detail }) => name.startsWith('projection:') && !detail?.startsWith('0 '));
    if (!behind) return (performance.now() - start) / 1000;
    await pause(10);
  }
};

/** Durable SubmitInitiative over HTTP with projections running, against the same route without a service. */
export const submissionOverHttp = async (folder: string): Promise<readonly Measurement[]> => {
  const programme = benchProgramme(Date.now(), null);
  const dataFolder = join(folder, 'whole');
  // The bare route asks who sends, as every route does.
  const bareFolder = join(folder, 'bare');
  for (const founded of [dataFolder, bareFolder]) {
    const service = await openBenchService(founded);
    await runSteps(service, programme.steps);
    await caughtUp(service);
    await service.close();
  }
  const token = async (of: string): Promise<string> =>
    issueDevToken(loadOrCreateSecret(of, 'dev-token.key'), programme.officer, 3600);
  const behind: number[] = [];
  const measured = async (of: string, kind: 'whole' | 'bare'): Promise<number> => {
    const served = await serveInProcess(of, kind);
    try {
      const perSecond = await submitFor(served.url, programme, await token(of));
      if (kind === 'whole') behind.push(await secondsUntilCaughtUp(served.url));
      return perSecond;
    } finally {
      await served.stop();
    }
  };
  const { first, second } = await interleave(
    ROUNDS,
    () => measured(dataFolder, 'whole'),
    () => measured(bareFolder, 'bare'),
  );
  return [
    {
      name: 'durable SubmitInitiative over HTTP / the same route with nothing behind',
      value: median(first) / median(second),
      unit: 'ratio',
      bound: { kind: 'at-least', value: 0.6 },
      detail: { 'submissions/s': spread(first), 'bare route/s': spread(second) },
    },
    {
      name: 'projections behind after that load',
      value: Math.max(...behind) * 1000,
      unit: 'ms',
      bound: { kind: 'at-most', value: 2000 },
      detail: { seconds: behind.map((each) => each.toFixed(2)).join(', ') },
    },
  ];
};

/** Warm-up, not counted: the code is compiled, and commands of every kind are running. */
const WARM_UP_SECONDS = 5;
const MIX_SECONDS = WARM_UP_SECONDS + 20;
const READS_PER_SECOND = 200;
const COMMANDS_PER_SECOND = 1000;
/** Pause between the commands to one initiative. */
const STAGE_MS = 500;

interface Timings {
  readonly [kind: string]: number[];
}

/** Sends at fixed instants regardless of responses, so that queueing time is measured too. */
const openLoop = async (perSecond: number, seconds: number, send: (index: number) => Promise<void>): Promise<void> => {
  const start = performance.now();
  const pending: Promise<void>[] = [];
  const total = perSecond * seconds;
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1);
    while (sent < due) pending.push(send(sent++));
    await pause(1);
  }
  await Promise.all(pending);
};

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
}

const exchange = (agent: Agent, url: string, { method, path, headers, body }: Sent): Promise<number> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest(url + path, { agent, method, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** The requests that take one initiative from submission to approval. */
const initiativeRequests = (
  programme: BenchProgramme,
  tokens: { readonly [person: string]: string },
): readonly Sent[] => {
  const submission = submissionRequest(programme, tokens['officer']!);
  const id = derivedId(commandIdOf(programme.officer, submission.headers['idempotency-key']!), 'initiative');
  const act = (revision: number, person: string, path: string, content: object): Sent => ({
    method: 'POST',
    path: `/api/v1/initiatives/${id}/${path}`,
    headers: {
      authorization: `Bearer ${tokens[person]}`,
      'content-type': 'application/json',
      'idempotency-key': `${submission.headers['idempotency-key']}-${path}`,
      'if-match': `"${revision}"`,
    },
    body: JSON.stringify(content),
  });
  return [
    { method: 'POST', path: '/api/v1/initiatives', ...submission },
    act(0, 'reviewer', 'review', {}),
    act(1, 'verifier', 'benefit-assessment', {
      kind: 'SAVING',
      amountVnd: '1000000',
      method: 'Đối chiếu sổ (mẫu)',
    }),
    act(2, 'reviewer', 'approval', {}),
  ];
};

const mixed = async (
  served: ServedProcess,
  { programme, campaignId, initiativeIds, reader }: CachedProgramme,
  dataFolder: string,
): Promise<Timings> => {
  const secret = loadOrCreateSecret(dataFolder, 'dev-token.key');
  const token = (person: string): Promise<string> => issueDevToken(secret, person, 3600);
  const tokens = {
    officer: await token(programme.officer),
    reviewer: await token(programme.reviewer),
    verifier: await token(programme.verifier),
  };
  const headers = { authorization: `Bearer ${await token(reader)}` };
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const timings = {
    leaderboard: [] as number[],
    card: [] as number[],
    history: [] as number[],
    command: [] as number[],
  };
  const countedFrom = performance.now() + WARM_UP_SECONDS * 1000;
  const timed = async (into: number[], sent: Sent): Promise<void> => {
    const start = performance.now();
    const status = await exchange(agent, served.url, sent);
    if (start >= countedFrom) into.push(performance.now() - start);
    if (status >= 300) throw new Error(`${sent.method} ${sent.path} was answered ${status} while measuring`);
  };
  const idAt = (index: number): string => initiativeIds[(index * 7919) % initiativeIds.length]!;
  const reads = [
    (): [number[], string] => [
      timings.leaderboard,
      `/api/v1/campaigns/${campaignId}/unit-leaderboard?scope=CAMPAIGN&level=AFFILIATED&by=completion&limit=50`,
    ],
    (index: number): [number[], string] => [timings.card, `/api/v1/initiatives/${idAt(index)}`],
    (index: number): [number[], string] => [timings.history, `/api/v1/initiatives/${idAt(index)}/history`],
  ];
  const stages = initiativeRequests(programme, tokens).length;
  try {
    await Promise.all([
      openLoop(READS_PER_SECOND, MIX_SECONDS, (index) => {
        const [into, path] = reads[index % reads.length]!(index);
        return timed(into, { method: 'GET', path, headers });
      }),
      openLoop(COMMANDS_PER_SECOND / stages, MIX_SECONDS, async () => {
        for (const [stage, sent] of initiativeRequests(programme, tokens).entries()) {
          if (stage > 0) await pause(STAGE_MS);
          await timed(timings.command, sent);
        }
      }),
    ]);
  } finally {
    agent.destroy();
  }
  return timings;
};

/** Resident memory of a process in MB, from /proc. */
const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;

/** Code that changed a read model builds it anew, and the memory of that is not the memory of serving. */
const bringViewsUpToDate = async (dataFolder: string): Promise<void> => {
  const service = await openBenchService(dataFolder);
  await caughtUp(service);
  await service.close();
};

/** Reads beside commands on a copy of the scale-10 programme, and the memory of the process that serves them. */
export const servingScaleTen = async (folder: string): Promise<readonly Measurement[]> => {
  const programme = await cachedProgramme();
  await bringViewsUpToDate(programme.dataFolder);
  const dataFolder = join(folder, 'served');
  cpSync(programme.dataFolder, dataFolder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const served = await serveInProcess(dataFolder, 'whole');
  try {
    await secondsUntilCaughtUp(served.url);
    const timings = await mixed(served, programme, dataFolder);
    const resident = residentMb(served.pid);
    const p99 = (kind: string): number => percentile(timings[kind]!, 0.99);
    const latency = (kind: string, name: string, atMost: number): Measurement => ({
      name: `${name} over HTTP, p99 at 1.000 commands/s`,
      value: p99(kind),
      unit: 'ms',
      bound: { kind: 'at-most', value: atMost },
      detail: {
        'p50 ms': percentile(timings[kind]!, 0.5).toFixed(1),
        'max ms': Math.max(...timings[kind]!).toFixed(0),
        requests: timings[kind]!.length,
      },
    });
    return [
      latency('leaderboard', 'leaderboard page', 12),
      latency('card', 'initiative card', 12),
      latency('history', 'history', 12),
      latency('command', 'commands', 25),
      {
        name: 'resident memory serving the scale-10 programme',
        value: resident,
        unit: 'MB',
        bound: { kind: 'at-most', value: 350 },
        detail: { initiatives: programme.initiativeIds.length },
      },
    ];
  } finally {
    await served.stop();
  }
};
