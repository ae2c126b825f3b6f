import type { CampaignState, PhaseState } from '../domain/campaign.state.js';
import type { SealingFacts } from '../domain/sealing-facts.js';

/**
 * Port: who knows the figures of a phase. Campaigns asks when it seals one; the context of figures, which knows campaigns
 * and initiatives, answers.
 */
export abstract class SealingFigures {
  /** Computed from the log up to its head when asked, never from a view. */
  abstract facts(campaign: CampaignState, phase: PhaseState): Promise<SealingFacts>;
}
