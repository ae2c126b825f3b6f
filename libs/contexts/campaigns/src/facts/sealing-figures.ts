import type { CampaignState } from '../domain/campaign.state.js';
import type { SealingFacts } from '../domain/sealing-facts.js';

/**
 * Port: computes the figures of a phase when campaigns seals it. The figures context implements it, because it depends
 * on both campaigns and initiatives.
 */
export abstract class SealingFigures {
  /** Computed from the log up to its head at the time of the call, never from a view. */
  abstract facts(campaign: CampaignState, phase: number): Promise<SealingFacts>;
}
