import { writtenInstant, type BilingualText } from '@app/texts';

/** An event of a history, as the API returns it. */
export interface HistoryEntry {
  readonly revision: string;
  readonly position: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly sentence: BilingualText;
}

/** Three lines for each event: when and where it stands, what was done in Vietnamese, and in English. */
export const historyLines = (entries: readonly HistoryEntry[]): readonly string[] =>
  entries.flatMap(({ revision, position, type, recordedAt, sentence }) => [
    `  ${revision.padStart(2)}  ${writtenInstant(recordedAt, 'vi')}  ${type}  @${position}`,
    `      ${sentence.vi}`,
    `      ${sentence.en}`,
  ]);
