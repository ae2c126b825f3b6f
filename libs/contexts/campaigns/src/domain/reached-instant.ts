import type { Instant } from '@app/kernel';
import type { CampaignState } from './campaign.state.js';

/**
 * The instant the campaign has reached: `at`, or a later one that its stream proves. Submissions are closed after the
 * opening only and a phase is sealed after its evaluation cut-off only, so a clock that was set back re-opens nothing.
 */
export const reachedInstant = ({ phases }: Pick<CampaignState, 'phases'>, at: Instant): Instant =>
  phases.reduce((latest, { opensAt, evaluationCutoff, submissionsClosed, sealed }) => {
    const proven = sealed ? evaluationCutoff : submissionsClosed ? opensAt : latest;
    return proven > latest ? proven : latest;
  }, at);
