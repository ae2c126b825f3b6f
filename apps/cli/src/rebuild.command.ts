import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hostProjectionsInline } from '@app/composition';
import { settingsFrom } from '@app/config';
import { EmbeddedEventStore } from '@app/event-store';
import { progressBar } from './demo/progress-bar.js';

const TELL_EVERY_MS = 250;

/** Throws the read models of a data folder away and builds them from the log. The service must not be running. */
export const rebuild = async (): Promise<void> => {
  const { dataFolder, stores } = settingsFrom(process.env);
  if (stores.kind === 'servers') {
    throw new Error(
      'trên máy chủ, dữ liệu đọc do projector dựng lại: xóa các bộ sưu tập của nó trong MongoDB / ' +
        'on servers the projector rebuilds the read models: drop their collections, see docs/how-to/rebuild.md',
    );
  }
  const events = await EmbeddedEventStore.open({ folder: dataFolder, mode: 'writer', checkpointer: 'inline' });
  try {
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataFolder, `views.db${suffix}`), { force: true });
    const started = performance.now();
    const head = await events.head();
    const host = await hostProjectionsInline(dataFolder, events);
    const progress = progressBar('Đang dựng lại / rebuilding', Number(head ?? 0n) + 1);
    try {
      for (let ready = head === null; !ready;) {
        ready = await host.progress.caughtUp(head!, TELL_EVERY_MS);
        const { projections } = await host.progress.status();
        const stopped = projections.find(({ status }) => status === 'stopped');
        if (stopped) throw new Error(`${stopped.name}: ${stopped.stopped?.reason ?? 'stopped'}`);
        progress.update(
          Number(
            projections.reduce((least, { position }) => ((position ?? 0n) < least ? (position ?? 0n) : least), head!),
          ),
        );
        if (!ready) await pause(0);
      }
    } finally {
      progress.stop();
      await host.stop();
    }
    const seconds = (performance.now() - started) / 1000;
    console.log(`${Number(head ?? -1n) + 1} sự kiện, ${seconds.toFixed(1)} giây / events rebuilt in seconds`);
  } finally {
    await events.close();
  }
};
