import type { AwardKind, AwardLevel, Instant, InvolvedInInitiative, VndText } from '@app/kernel';
import type { AwardGranted } from './award.events.js';

/** A phase, read from the campaign's stream on receipt of the command. */
export interface PhaseFacts {
  readonly phase: number;
  /** Its figures are of this instant. */
  readonly evaluationCutoff: Instant;
  readonly ruleSetVersion: number;
  readonly rules: {
    readonly individualAwardMinimumVnd: VndText | null;
    readonly awardAtSeveralLevels: boolean;
    readonly awardKinds: readonly AwardKind[];
  };
  /** Units with figures in the sealed phase; null while the phase is not sealed. */
  readonly sealedUnits: ReadonlySet<string> | null;
}

/** A submitted initiative, read from its stream on receipt of the command. */
export interface InitiativeFacts extends InvolvedInInitiative {
  readonly campaignId: string;
  /** The phase it counts in; null if it does not count. */
  readonly countedInPhase: number | null;
  /** null if it does not count. */
  readonly approvedAt: Instant | null;
  readonly title: string;
  readonly authors: readonly string[];
  /** The verified amount; null if not quantifiable. */
  readonly verifiedBenefitVnd: VndText | null;
}

/** The facts an award is checked against. */
export interface AwardFacts {
  /** The highest level that the owner of the campaign may award at. */
  readonly highestLevel: AwardLevel;
  readonly phases: readonly PhaseFacts[];
  /** The named initiatives, by id; ids that were never submitted are missing. */
  readonly initiatives: ReadonlyMap<string, InitiativeFacts>;
  /** The recipient's unit with its name on the day of the decision; null if the recipient does not exist. */
  readonly recipientUnit: AwardGranted['data']['unit'] | null;
}
