import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usingFile } from '@app/data-files';
import type { BilingualText } from '@app/texts';
import { CommandFailed } from './command-failed.js';

/** The demo's folder, inside the data folder of the settings. */
const DEMO = 'demo';

const hasContent = (folder: string, file: string): boolean => {
  const path = join(folder, file);
  return usingFile(path, () => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0);
};

/** A newcomer has run the demo and did not set the folder. */
const hintOf = (folder: string, file: string): BilingualText => {
  const demo = join(folder, DEMO);
  return !hasContent(demo, file)
    ? {
        vi: 'Đặt SANGKIEN_DATA là thư mục mà dịch vụ đang dùng.',
        en: 'Set SANGKIEN_DATA to the folder that the service uses',
      }
    : {
        vi: `Dữ liệu của chương trình mẫu nằm trong ${demo}: đặt SANGKIEN_DATA=${demo}.`,
        en: `The demo's data are in ${demo}: set SANGKIEN_DATA=${demo}`,
      };
};

/**
 * Refuses a folder without this file before a command creates anything: its name may be mistyped.
 *
 * @throws CommandFailed; DataFileRefused for a folder that cannot be read
 */
export const requireDataFile = (folder: string, file: string): void => {
  if (hasContent(folder, file)) return;
  const path = resolve(folder);
  const hint = hintOf(folder, file);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  throw isFolder
    ? new CommandFailed('DATA_FILE_NOT_FOUND', {
        vi: `Thư mục dữ liệu ${path} không có ${file}; không tạo gì ở đó. ${hint.vi}`,
        en: `the data folder ${path} has no ${file}; nothing was created there. ${hint.en}`,
      })
    : new CommandFailed('DATA_FOLDER_NOT_FOUND', {
        vi: `Không có thư mục dữ liệu ${path}; không tạo thư mục nào. ${hint.vi}`,
        en: `there is no data folder ${path}; none was created. ${hint.en}`,
      });
};
