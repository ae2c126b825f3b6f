import type { CodeWords } from '@app/texts';
import { platformProblems } from './platform-problems.js';
import type { ProblemEntry } from './problem-entry.js';

export const slugOf = (code: string): string => code.toLowerCase().replaceAll('_', '-');

/**
 * Every problem of the service, by code: the platform's own and those of the contexts. A duplicate code fails at boot. A
 * code without an entry is still sent, described by its status alone. The catalogue also contains the words for the code
 * values that occur in the texts.
 */
export class ProblemCatalogue {
  /** By code, in the order of the codes. */
  readonly entries: readonly ProblemEntry[];
  private readonly byCode = new Map<string, ProblemEntry>();

  constructor(
    problems: readonly ProblemEntry[] = [],
    readonly words: CodeWords = {},
  ) {
    for (const entry of [...platformProblems, ...problems]) {
      if (this.byCode.has(entry.code)) throw new Error(`problem ${entry.code} is in the catalogue twice`);
      this.byCode.set(entry.code, entry);
    }
    this.entries = [...this.byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  find(code: string): ProblemEntry | undefined {
    return this.byCode.get(code);
  }
}
