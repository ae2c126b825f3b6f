import type { PhaseFacts } from '../domain/initiative.commands.js';

/** The rule set a decision was made under, for the metadata of its events; nothing where no phase takes it. */
export const underRules = (phase: PhaseFacts | null | undefined): { readonly ruleSetVersion?: number } =>
  phase ? { ruleSetVersion: phase.ruleSetVersion } : {};
