import { apiAs, initiativeIdOf, type AuditOptions } from './audited-initiative.js';
import { both } from './both.js';
import { historyLines, type HistoryEntry } from './history-text.js';
import type { Output } from './output.js';
import type { ReadApi } from './read-api.js';

interface HistoryPage {
  readonly items: readonly HistoryEntry[];
  readonly nextCursor: string | null;
}

const allEntries = async (api: ReadApi, initiativeId: string): Promise<readonly HistoryEntry[]> => {
  const entries: HistoryEntry[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: HistoryPage = await api.get(`/api/v1/initiatives/${initiativeId}/history?limit=200${query}`);
    entries.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return entries;
};

/** Prints every event of one initiative, read from its stream. */
export const history = async (reference: string, options: AuditOptions, output: Output): Promise<void> => {
  const api = await apiAs(options);
  const initiativeId = await initiativeIdOf(api, reference);
  const items = await allEntries(api, initiativeId);
  output.print(
    both(
      `Lịch sử của ${reference}: số thứ tự, @vị trí trong sổ, thời điểm ghi theo giờ Việt Nam (UTC+7), việc đã làm`,
      `History of ${reference}: revision, @position in the log, time of recording in Viet Nam (UTC+7), type, what was done`,
    ),
  );
  for (const line of historyLines(items)) output.print(line);
  output.document({ initiativeId, items });
};
