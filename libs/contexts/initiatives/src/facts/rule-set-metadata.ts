import type { PhaseFacts } from '../domain/campaign-phases.js';

/** Metadata of a decision's events: the rule set that governed it; empty if no phase accepts the decision. */
export const ruleSetMetadata = (phase: PhaseFacts | null | undefined): { readonly ruleSetVersion?: number } =>
  phase ? { ruleSetVersion: phase.ruleSetVersion } : {};
