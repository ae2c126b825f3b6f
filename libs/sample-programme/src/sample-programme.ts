import { awardSteps } from './award-steps.js';
import { campaignSteps } from './campaign-steps.js';
import { sampleIdsOf, type SampleIds } from './sample-ids.js';
import { initiativePlans, type InitiativePlan } from './initiative-plans.js';
import { initiativeSteps, lateAttemptSteps } from './initiative-steps.js';
import { organisationSteps } from './organisation-steps.js';
import type { ProgrammeStep } from './programme-step.js';
import { quotasAt } from './scenario.js';
import { SeededRandom } from './seeded-random.js';
import { unionTree } from './union-tree.js';

export interface SampleProgramme {
  readonly ids: SampleIds;
  readonly plans: readonly InitiativePlan[];
  /** In the order in which they are sent. */
  readonly steps: readonly ProgrammeStep[];
}

/** The sample programme as a list of commands. Seed and scale determine every step. */
export const sampleProgramme = (seed: number, scale: number): SampleProgramme => {
  const random = new SeededRandom(seed);
  const quotas = quotasAt(scale);
  const tree = unionTree(quotas, random);
  const ids = sampleIdsOf(tree, random);
  const plans = initiativePlans(tree, quotas, random);
  const steps = [
    ...organisationSteps(tree, ids, random),
    ...campaignSteps(tree, ids, quotas),
    ...plans.flatMap((plan) => initiativeSteps(plan, plans, tree, ids)),
    ...lateAttemptSteps(plans, tree, ids),
    ...awardSteps(plans, tree, ids),
  ];
  // Array.prototype.sort is stable: steps of one instant keep the order they were written in.
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { ids, plans, steps };
};
