import type { PhaseFacts } from '../domain/campaign-phases.js';

/** Metadata of a decision's events: the rule set it was made under; nothing where no phase takes the decision. */
export const ruleSetMetadata = (phase: PhaseFacts | null | undefined): { readonly ruleSetVersion?: number } =>
  phase ? { ruleSetVersion: phase.ruleSetVersion } : {};
