import type { PhaseClosed } from './campaign.events.js';

/** What the log says about a phase that is to be sealed. */
export interface SealingFacts {
  readonly figures: PhaseClosed['data']['figures'];
  readonly unitFigures: PhaseClosed['data']['unitFigures'];
  /** Entries that are undecided now. */
  readonly pending: number;
  readonly ruleSetHash: string;
}
