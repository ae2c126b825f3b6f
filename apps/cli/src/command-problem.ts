import type { BilingualText } from '@app/texts';
import { CommandFailed, type RefusedValue } from './command-failed.js';
import { both } from './both.js';

/** What `--json` writes to stderr when a command fails. */
export interface CommandProblem {
  /** Stable SCREAMING_SNAKE. */
  readonly code: string;
  readonly detail: BilingualText;
  /** HTTP status, if the service refused. */
  readonly status?: number;
  readonly errors?: readonly RefusedValue[];
}

/** What the messages of other libraries say in English, in a Vietnamese sentence before it. By name, as a class would load its library. */
const IN_VIETNAMESE: Readonly<Record<string, string>> = {
  SettingsError: 'Biến môi trường chưa đúng, xem docs/settings.md.',
  InvalidConnectionString: 'Địa chỉ kết nối chưa đúng.',
  AddressUnavailable: 'Không mở được cổng này; chọn PORT hoặc SANGKIEN_HOST khác.',
  DataFileRefused: 'Một tệp của thư mục dữ liệu không dùng được.',
  StoreUnavailable: 'Không dùng được kho dữ liệu.',
  StoreAccessDenied: 'Kho dữ liệu không cho phép truy cập.',
  ReadModelsUnavailable: 'Không kết nối được kho dữ liệu tra cứu.',
  VaultUnavailable: 'Không kết nối được danh sách người.',
  LogDamaged: 'Sổ sự kiện bị hỏng, xem docs/how-to/damaged-log.md.',
  CheckpointAheadOfLog: 'Dữ liệu tra cứu mới hơn sổ sự kiện, xem docs/how-to/refused-start.md.',
  ReadModelsDamaged: 'Dữ liệu tra cứu bị hỏng, xem docs/how-to/rebuild.md.',
  ReadModelsOfAnotherLog: 'Dữ liệu tra cứu thuộc sổ sự kiện khác, xem docs/how-to/refused-start.md.',
  PersonsOfAnotherLog: 'Danh sách người thuộc sổ sự kiện khác, xem docs/how-to/refused-start.md.',
  ReadModelsDiskFull: 'Ổ đĩa đã đầy.',
  StoreDiskFull: 'Ổ đĩa đã đầy.',
  VaultDiskFull: 'Ổ đĩa đã đầy.',
};
const IN_USE = /is in use(?: by (?:process )?|: )(.+)/;

const codeOf = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

const foreignProblem = (error: Error): CommandProblem => {
  const { name, message } = error;
  const vi = IN_VIETNAMESE[name];
  if (vi === undefined) return { code: 'UNEXPECTED', detail: { vi: 'Lỗi ngoài dự kiến.', en: message } };
  const holder = name === 'StoreUnavailable' ? IN_USE.exec(message)?.[1] : undefined;
  return holder === undefined
    ? { code: codeOf(name), detail: { vi, en: message } }
    : {
        code: 'DATA_FOLDER_IN_USE',
        detail: {
          vi: `Thư mục dữ liệu đang được một tiến trình khác dùng (${holder}); dừng tiến trình ấy trước.`,
          en: `${message}; stop it first`,
        },
      };
};

/** Any error as a problem, without its stack. */
export const problemOf = (error: unknown): CommandProblem => {
  if (error instanceof CommandFailed) return { code: error.code, detail: error.text, ...error.answer };
  return foreignProblem(error instanceof Error ? error : new Error(String(error)));
};

/** The problem for people. */
export const problemText = ({ code, status, detail, errors = [] }: CommandProblem): string =>
  [
    both(`Lỗi: ${detail.vi}`, `error: ${detail.en}${status === undefined ? '' : ` (${status} ${code})`}`),
    ...errors.map(({ parameter, detail: of }) =>
      both(`  ${parameter ?? ''}: ${of.vi}`, `  ${parameter ?? ''}: ${of.en}`),
    ),
  ].join('\n');
