import { forgetOrphans } from '@app/composition';
import { EmbeddedPersonVault } from '@app/person-vault';
import { writtenCount } from '@app/texts';
import { both } from './command-line-texts.js';
import { onDataFolder } from './data-folder.js';

/** Removes the names of a data folder that belong to no member. The service must not be running: its lock proves it. */
export const cleanOrphans = (): Promise<void> =>
  onDataFolder(
    both(
      'Lệnh này chỉ dùng cho thư mục dữ liệu; trên máy chủ, xem docs/how-to/check-stored-data.md',
      'this command is for data folders; on servers see docs/how-to/check-stored-data.md',
    ),
    async (folder, events) => {
      const vault = EmbeddedPersonVault.open({ folder, log: await events.identity(), mayCreate: false });
      try {
        const forgotten = await forgetOrphans(events, vault);
        for (const memberId of forgotten) console.log(memberId);
        const count = String(forgotten.length);
        console.log(
          both(
            `Đã xóa tên của ${writtenCount(count, 'vi')} người không phải đoàn viên`,
            `Removed ${writtenCount(count, 'en')} names that belong to no member`,
          ),
        );
      } finally {
        await vault.close();
      }
    },
  );
