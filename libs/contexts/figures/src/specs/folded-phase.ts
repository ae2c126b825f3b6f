import type { CampaignState, SealingFacts } from '@app/campaigns/contracts';
import { phaseFold, type FoldedRecord } from '../fold/phase-figures.js';

/** The figures of a sealing after this history. */
export const foldedPhase = (history: Iterable<FoldedRecord>, campaign: CampaignState, phase: number): SealingFacts => {
  const fold = phaseFold(campaign, phase);
  for (const recorded of history) fold.apply(recorded);
  return fold.figures();
};
