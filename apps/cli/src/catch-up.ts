import { setTimeout as delay } from 'node:timers/promises';
import type { ProjectionProgress } from '@app/projections';
import { both } from './both.js';
import type { Output } from './output.js';

const POLL_INTERVAL_MS = 50;
/** A rebuild may take many minutes, but must make progress. */
const STALL_TIMEOUT_MS = 120_000;

/**
 * Shows the progress of the read models until all of them are live and have reached `head`.
 *
 * @throws Error naming the projection that stopped, or the last known error if none has moved for two minutes
 */
export const showCatchUp = (label: string, head: bigint, progress: ProjectionProgress, output: Output): Promise<void> =>
  output.progress(label, Number(head) + 1, async (report) => {
    for (let [reached, reachedAt] = [-1n, performance.now()]; ; await delay(POLL_INTERVAL_MS)) {
      const { projections, error } = await progress.status();
      const stopped = projections.find(({ status }) => status === 'stopped');
      if (stopped) throw new Error(`${stopped.name}: ${stopped.stopped?.reason ?? 'stopped'}`);
      const positions = projections.map(({ position }) => position ?? -1n);
      const slowest = positions.reduce((least, each) => (each < least ? each : least), positions[0] ?? -1n);
      report(Number(slowest) + 1);
      if (slowest >= head && projections.every(({ status }) => status === 'live')) return;
      if (slowest > reached) [reached, reachedAt] = [slowest, performance.now()];
      if (performance.now() - reachedAt >= STALL_TIMEOUT_MS) {
        throw new Error(
          both(
            `Dữ liệu tra cứu dừng ở vị trí ${slowest}/${head} của sổ sự kiện: ${error ?? 'chưa rõ lý do'}`,
            `the read models are stuck at position ${slowest} of ${head}: ${error ?? 'for no known reason'}`,
          ),
        );
      }
    }
  });
