import { isLacking, lostEvents, readMark, replaceMark } from '@app/composition';
import { EmbeddedPersonVault } from '@app/person-vault';
import { writtenCount, type BilingualText } from '@app/texts';
import { both } from './both.js';
import type { Output } from './output.js';
import { onDataFolder, removeReadModels } from './data-folder.js';

interface Loss {
  readonly lost: 'events' | 'names';
  readonly detail: BilingualText;
  readonly accept: () => Promise<void>;
}

/**
 * Says what a data folder has lost for good, and with `yes` lets the service start without it. The service must not be
 * running.
 *
 * @throws DataFileRefused for a folder whose files are of two logs, or without a log
 */
export const acceptLoss = ({ yes = false }: { readonly yes?: boolean }, output: Output): Promise<void> =>
  onDataFolder(
    {
      vi: 'Lệnh này chỉ dùng cho thư mục dữ liệu; trên máy chủ, xem docs/how-to/refused-start.md',
      en: 'this command is for data folders; on servers see docs/how-to/refused-start.md',
    },
    async (folder, events) => {
      const losses = lossesOf(folder, await events.identity(), await events.head());
      for (const { detail, accept } of losses) {
        output.print(both(detail.vi, detail.en));
        if (yes) await accept();
      }
      output.print(outcome(losses.length > 0, yes));
      output.document({ losses: losses.map(({ lost, detail }) => ({ lost, detail })), accepted: yes });
      if (losses.length > 0 && !yes) process.exitCode = 1;
    },
  );

const lossesOf = (folder: string, log: string, head: bigint | null): readonly Loss[] => {
  const lost = lostEvents(folder, readMark(folder), log, head);
  const end: Loss = {
    lost: 'events',
    detail: {
      vi: `Sổ sự kiện mất ${writtenCount(String(lost), 'vi')} sự kiện cuối, sau vị trí ${head ?? 'đầu sổ'}; các lệnh ấy coi như chưa có`,
      en: `The log has lost its last ${writtenCount(String(lost), 'en')} events, after ${head === null ? 'its beginning' : `position ${head}`}; those commands never happened`,
    },
    accept: async () => {
      removeReadModels(folder);
      await replaceMark(folder, { log, position: head ?? -1n });
    },
  };
  const names: Loss = {
    lost: 'names',
    detail: {
      vi: 'Mất persons.db: họ tên và liên hệ của mọi người không còn ở đâu nữa',
      en: 'persons.db is lost: the names and contact data of all persons are nowhere any more',
    },
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
