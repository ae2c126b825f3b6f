import { forgetOrphans, openDataFolderLog } from '@app/composition';
import { settingsFrom } from '@app/config';
import { EmbeddedPersonVault } from '@app/person-vault';
import { writtenCount } from '@app/texts';
import { both } from './command-line-texts.js';

/** Removes the names of a data folder that belong to no member. The service must not be running: its lock proves it. */
export const cleanOrphans = async (): Promise<void> => {
  const { dataFolder: folder, stores } = settingsFrom(process.env);
  if (stores.kind === 'servers') {
    throw new Error(
      both(
        'Lệnh này chỉ dùng cho thư mục dữ liệu; trên máy chủ, xem docs/how-to/check-stored-data.md',
        'this command is for data folders; on servers see docs/how-to/check-stored-data.md',
      ),
    );
  }
  const events = await openDataFolderLog(folder, { checkpointer: 'inline' });
  try {
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
  } finally {
    await events.close();
  }
};
