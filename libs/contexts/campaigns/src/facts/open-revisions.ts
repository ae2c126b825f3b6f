import type { CampaignState } from '../domain/campaign.state.js';
import type { OpenRevision } from '../domain/open-revision.js';

/** Port: the initiatives whose authors may still resubmit. The figures context implements it, as it does SealingFigures. */
export abstract class OpenRevisions {
  /** Of a phase, those carried over to it too; from the log up to its head at the time of the call, never from a view. */
  abstract inPhase(campaign: CampaignState, phase: number): Promise<readonly OpenRevision[]>;
}
