import { isLacking, lostEvents, readMark, replaceMark } from '@app/composition';
import { EmbeddedPersonVault } from '@app/person-vault';
import { writtenCount } from '@app/texts';
import { both } from './command-line-texts.js';
import { onDataFolder, removeReadModels } from './data-folder.js';

interface Loss {
  readonly what: string;
  readonly accept: () => Promise<void>;
}

/**
 * Says what a data folder has lost for good, and with `yes` lets the service start without it. The service must not be
 * running.
 *
 * @throws DataFileRefused for a folder whose files are of two logs, or without a log
 */
export const acceptLoss = ({ yes = false }: { readonly yes?: boolean }): Promise<void> =>
  onDataFolder(
    both(
      'Lệnh này chỉ dùng cho thư mục dữ liệu; trên máy chủ, xem docs/how-to/refused-start.md',
      'this command is for data folders; on servers see docs/how-to/refused-start.md',
    ),
    async (folder, events) => {
      const losses = lossesOf(folder, await events.identity(), await events.head());
      for (const { what, accept } of losses) {
        console.log(what);
        if (yes) await accept();
      }
      console.log(outcome(losses.length > 0, yes));
      if (losses.length > 0 && !yes) process.exitCode = 1;
    },
  );

const lossesOf = (folder: string, log: string, head: bigint | null): readonly Loss[] => {
  const lost = lostEvents(folder, readMark(folder), log, head);
  const end: Loss = {
    what: both(
      `Sổ sự kiện mất ${writtenCount(String(lost), 'vi')} sự kiện cuối, sau vị trí ${head ?? 'đầu sổ'}; các lệnh ấy coi như chưa có`,
      `The log has lost its last ${writtenCount(String(lost), 'en')} events, after ${head === null ? 'its beginning' : `position ${head}`}; those commands never happened`,
    ),
    accept: async () => {
      removeReadModels(folder);
      await replaceMark(folder, { log, position: head ?? -1n });
    },
  };
  const names: Loss = {
    what: both(
      'Mất persons.db: họ tên và liên hệ của mọi người không còn ở đâu nữa',
      'persons.db is lost: the names and contact data of all persons are nowhere any more',
    ),
    accept: () => EmbeddedPersonVault.open({ folder, log }).close(),
  };
  return [...(lost > 0n ? [end] : []), ...(head !== null && isLacking(folder, 'persons.db') ? [names] : [])];
};

const outcome = (isLost: boolean, accepted: boolean): string => {
  if (!isLost) return both('Không mất gì; thư mục giữ nguyên', 'Nothing is lost; the folder is unchanged');
  return accepted
    ? both('Đã chấp nhận; có thể khởi động dịch vụ', 'Accepted; the service can be started')
    : both(
        'Chưa thay đổi gì. Nếu còn bản sao mới hơn, hãy khôi phục; nếu không, chạy lại với --yes',
        'Nothing was changed. If there is a newer copy, restore it; if not, run this again with --yes',
      );
};
