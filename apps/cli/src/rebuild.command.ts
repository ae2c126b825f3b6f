import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hostProjectionsInline } from '@app/composition';
import { settingsFrom } from '@app/config';
import { EmbeddedEventStore } from '@app/event-store';
import { showCatchUp } from './catch-up.js';

/** Deletes the read models of a data folder and rebuilds them from the log. The service must not be running. */
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
    try {
      if (head !== null) await showCatchUp('Đang dựng lại / rebuilding', head, host.progress);
    } finally {
      await host.stop();
    }
    const seconds = (performance.now() - started) / 1000;
    console.log(`${Number(head ?? -1n) + 1} sự kiện, ${seconds.toFixed(1)} giây / events rebuilt in seconds`);
  } finally {
    await events.close();
  }
};
