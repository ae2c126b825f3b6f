import { forgetOrphans } from '@app/composition';
import { EmbeddedPersonVault } from '@app/person-vault';
import { writtenCount } from '@app/texts';
import { both } from './both.js';
import type { Output } from './output.js';
import { onDataFolder } from './data-folder.js';

/** Removes the names of a data folder that belong to no member. The service must not be running: its lock proves it. */
export const cleanOrphans = (output: Output): Promise<void> =>
  onDataFolder(
    {
      vi: 'Lệnh này chỉ dùng cho thư mục dữ liệu; trên máy chủ, xem docs/how-to/check-stored-data.md',
      en: 'this command is for data folders; on servers see docs/how-to/check-stored-data.md',
    },
    async (folder, events) => {
      const vault = EmbeddedPersonVault.open({ folder, log: await events.identity(), mayCreate: false });
      try {
        const forgotten = await forgetOrphans(events, vault);
        for (const memberId of forgotten) output.print(memberId);
        const count = String(forgotten.length);
        output.print(
          both(
            `Đã xóa tên của ${writtenCount(count, 'vi')} người không phải đoàn viên`,
            `Removed ${writtenCount(count, 'en')} names that belong to no member`,
          ),
        );
        output.document({ removed: forgotten });
      } finally {
        await vault.close();
      }
    },
  );
