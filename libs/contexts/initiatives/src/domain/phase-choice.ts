import type { Instant } from '@app/kernel';
import type { CampaignFacts, PhaseFacts } from './initiative.commands.js';

/** The phase that takes submissions received at `at`; 24:00 is the next day's 00:00 and no longer inside. */
export const phaseOpenAt = ({ phases }: CampaignFacts, at: Instant): PhaseFacts | null =>
  phases.find(({ opensAt, closesAt }) => opensAt <= at && at < closesAt) ?? null;

/**
 * The phase a decision received at `at` belongs to: the one the initiative was received in, and once that is sealed the
 * one its undecided entries went on to. `inTime` tells whether that phase still takes decisions; null for no such phase.
 */
export const phaseDecidingAt = (
  campaign: CampaignFacts,
  receivedInPhase: number,
  at: Instant,
): { readonly phase: PhaseFacts; readonly inTime: boolean } | null => {
  const phase = campaign.phases.find((candidate) => candidate.phase === receivedInPhase);
  if (!phase) return null;
  if (at < phase.evaluationCutoff) return { phase, inTime: true };
  const carriedOverTo = phase.sealed?.carriedOverTo ?? null;
  // Entries only ever go on to a later phase; looking no further back keeps this finite on any record.
  const next =
    carriedOverTo !== null && carriedOverTo > receivedInPhase ? phaseDecidingAt(campaign, carriedOverTo, at) : null;
  return next ?? { phase, inTime: false };
};
