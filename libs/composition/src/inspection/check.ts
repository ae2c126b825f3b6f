import type { BilingualText } from '@app/texts';

/** `warn` asks for an operator's attention; `fail` means that answers may be wrong or missing. */
export type Verdict = 'pass' | 'warn' | 'fail';

export interface Finding {
  readonly verdict: Verdict;
  readonly detail: BilingualText;
}

/** Told how much of a check is done. */
export type ReportProgress = (done: number, total: number) => void;

/** One question about stored data. Checks do not depend on each other. */
export interface Check {
  /** kebab-case, stable: scripts read it. */
  readonly name: string;
  /** Never rejects: data that cannot be read is a finding. */
  readonly run: (report: ReportProgress) => Promise<Finding>;
}

/** @param ask what `run` does; an error it throws is the finding `fail` */
export const check = (name: string, ask: (report: ReportProgress) => Promise<Finding>): Check => ({
  name,
  run: async (report) => {
    try {
      return await ask(report);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { verdict: 'fail', detail: { vi: message, en: message } };
    }
  },
});
