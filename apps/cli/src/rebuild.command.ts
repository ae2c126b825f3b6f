import { hostProjectionsInline } from '@app/composition';
import { wholeLog, type EventStore } from '@app/event-store';
import { writtenCount } from '@app/texts';
import { both } from './both.js';
import { showCatchUp } from './catch-up.js';
import type { Output } from './output.js';
import { onDataFolder, removeReadModels } from './data-folder.js';

/** Reads every event. @throws LogDamaged before read models are deleted that could not be rebuilt from this log */
const verify = async (log: EventStore): Promise<void> => {
  const events = wholeLog(log);
  while (!(await events.next()).done);
};

/** Deletes the read models of a data folder and rebuilds them from the log. The service must not be running. */
export const rebuild = (output: Output): Promise<void> =>
  onDataFolder(
    {
      vi: 'Khi chạy trên máy chủ, dữ liệu tra cứu do tiến trình projector dựng lại: xóa các collection của nó trong MongoDB, xem docs/how-to/rebuild.md',
      en: 'on servers the projector rebuilds the read models: drop their collections, see docs/how-to/rebuild.md',
    },
    async (folder, events) => {
      await verify(events);
      removeReadModels(folder);
      const started = performance.now();
      const head = await events.head();
      const host = await hostProjectionsInline(folder, events);
      try {
        if (head !== null) await showCatchUp('Đang dựng lại / rebuilding', head, host.progress, output);
      } finally {
        await host.stop();
      }
      const seconds = (performance.now() - started) / 1000;
      const count = String(Number(head ?? -1n) + 1);
      output.print(
        both(
          `Đã dựng lại từ ${writtenCount(count, 'vi')} sự kiện trong ${seconds.toFixed(1).replace('.', ',')} giây`,
          `Rebuilt from ${writtenCount(count, 'en')} events in ${seconds.toFixed(1)} seconds`,
        ),
      );
      output.document({ events: Number(count), seconds: Number(seconds.toFixed(1)) });
    },
  );
