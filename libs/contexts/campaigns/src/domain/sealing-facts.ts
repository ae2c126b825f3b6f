import type { PhaseClosed } from './campaign.events.js';

/** Facts from the log about a phase that is to be sealed. */
export interface SealingFacts {
  readonly figures: PhaseClosed['data']['figures'];
  readonly unitFigures: PhaseClosed['data']['unitFigures'];
  /** Initiatives that are undecided now. */
  readonly pending: number;
}
