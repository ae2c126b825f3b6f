import { writtenCount } from '@app/texts';
import type { Finding } from './check.js';
import type { LogReading } from './read-log.js';

/**
 * Compares the members of the log with those the vault names.
 *
 * @param namedOf the ids that the vault names, of these at least; called after the log was read, as names are stored before events
 */
export const inspectNames = async (
  { members }: LogReading,
  namedOf: (memberIds: readonly string[]) => Promise<Iterable<string>>,
): Promise<Finding> => {
  const names = new Set(await namedOf(members));
  const nameless = members.filter((id) => !names.has(id));
  if (nameless.length > 0) {
    const [count, first] = [String(nameless.length), nameless.slice(0, 3).join(', ')];
    return {
      verdict: 'fail',
      detail: {
        vi: `${writtenCount(count, 'vi')} đoàn viên không còn tên (${first}…)`,
        en: `${writtenCount(count, 'en')} members have no name (${first}…)`,
      },
    };
  }
  const count = String(members.length);
  return {
    verdict: 'pass',
    detail: {
      vi: `có đủ tên của ${writtenCount(count, 'vi')} đoàn viên, không đổi`,
      en: `the names of ${writtenCount(count, 'en')} members are there, none changed`,
    },
  };
};
