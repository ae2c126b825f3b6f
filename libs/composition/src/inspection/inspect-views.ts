import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { EventStore } from '@app/event-store';
import { ProjectionRunner } from '@app/projections';
import { EmbeddedViewStore, type CollectionSpec, type ViewStore } from '@app/read-models';
import { writtenCount } from '@app/texts';
import { serviceCodec, serviceProjections } from '../read-models.js';
import type { Finding, ReportProgress } from './check.js';
import { documentsIn } from './documents-in.js';

const POLL_INTERVAL_MS = 50;
/** A running service moves on while the documents are compared; what differs is then compared once more. */
const ROUNDS = 10;

/**
 * Rebuilds the read models from the log into a temporary folder and compares every document with those of the service,
 * which may be running: a document differs when it does so in ten comparisons that each begin with a rebuild up to date.
 */
export const inspectViews = async (store: EventStore, views: ViewStore, report: ReportProgress): Promise<Finding> => {
  const collections = serviceProjections.flatMap(({ version, collections: of }) =>
    of.map((spec) => ({ spec, version })),
  );
  const outdated: string[] = [];
  for (const { spec, version } of collections) {
    if ((await views.activeVersion(spec.name)) !== version) outdated.push(spec.name);
  }
  if (outdated.length > 0) {
    const names = outdated.join(', ');
    return {
      verdict: 'warn',
      detail: { vi: `chưa dựng xong theo phiên bản này: ${names}`, en: `not built by this version yet: ${names}` },
    };
  }
  const folder = await mkdtemp(join(tmpdir(), 'sangkien-doctor-'));
  const rebuilt = EmbeddedViewStore.open({ folder, mode: 'writer', log: await store.identity() });
  try {
    let differing: ReadonlySet<string> | null = null;
    let documents = 0;
    for (let round = 0; round < ROUNDS && differing?.size !== 0; round++) {
      if (round > 0) await delay(POLL_INTERVAL_MS);
      await rebuildTo(rebuilt, store, round === 0 ? report : () => undefined);
      const found = new Set<string>();
      for (const { spec } of collections) {
        const compared = await compare(spec, rebuilt, views);
        for (const id of compared.differing) found.add(`${spec.name} ${id}`);
        if (round === 0) documents += compared.count;
      }
      differing = differing === null ? found : new Set([...found].filter((each) => differing!.has(each)));
    }
    const wrong = [...differing!];
    const [count, wrongCount] = [String(documents), String(wrong.length)];
    if (wrong.length === 0) {
      return {
        verdict: 'pass',
        detail: {
          vi: `${writtenCount(count, 'vi')} tài liệu, giống hệt bản dựng lại từ sổ sự kiện`,
          en: `${writtenCount(count, 'en')} documents, the same as a rebuild from the log`,
        },
      };
    }
    const first = wrong.slice(0, 3).join(', ');
    return {
      verdict: 'fail',
      detail: {
        vi: `${writtenCount(wrongCount, 'vi')} tài liệu khác bản dựng lại (${first}…); hãy dựng lại dữ liệu tra cứu`,
        en: `${writtenCount(wrongCount, 'en')} documents differ from a rebuild (${first}…); rebuild the read models`,
      },
    };
  } finally {
    await rebuilt.close();
    await rm(folder, { recursive: true });
  }
};

/** @throws Error naming a projection that stopped on the way */
const rebuildTo = async (views: ViewStore, store: EventStore, report: ReportProgress): Promise<void> => {
  const runner = new ProjectionRunner({
    eventStore: store,
    codec: serviceCodec(),
    views,
    projections: serviceProjections,
  });
  await runner.start();
  try {
    const head = await store.head();
    while (head !== null && !(await runner.waitForPosition(head, POLL_INTERVAL_MS))) {
      const { projections } = await runner.status();
      const stopped = projections.find(({ status }) => status === 'stopped');
      if (stopped) throw new Error(`${stopped.name}: ${stopped.stopped?.reason}`);
      const positions = projections.map(({ position }) => Number(position ?? -1n));
      report(Math.min(...positions) + 1, Number(head) + 1);
    }
  } finally {
    await runner.stop();
  }
};

/** What is missing, added or different. One collection at a time is in memory. */
const compare = async (
  spec: CollectionSpec,
  expected: ViewStore,
  served: ViewStore,
): Promise<{ readonly differing: readonly string[]; readonly count: number }> => {
  const differing: string[] = [];
  const others = new Map<string, unknown>();
  for await (const document of documentsIn(served, spec)) others.set(document.id, document);
  const count = others.size;
  for await (const document of documentsIn(expected, spec)) {
    if (!isDeepStrictEqual(others.get(document.id), document)) differing.push(document.id);
    others.delete(document.id);
  }
  return { differing: [...differing, ...others.keys()], count };
};
