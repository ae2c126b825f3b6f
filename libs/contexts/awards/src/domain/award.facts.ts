import type { VndText } from '@app/kernel';
import type { AwardGranted } from './award.events.js';

/** A phase as the campaign's stream gives it when the command is received. */
export interface PhaseFacts {
  readonly phase: number;
  readonly ruleSetVersion: number;
  readonly rules: { readonly individualAwardMinimumVnd: VndText | null; readonly awardAtSeveralLevels: boolean };
  /** Units that have figures in the sealed phase; null while it is not sealed. */
  readonly sealedUnits: ReadonlySet<string> | null;
}

/** A submitted initiative as its stream gives it when the command is received. */
export interface InitiativeFacts {
  readonly campaignId: string;
  /** The phase it counts in; null when it does not count. */
  readonly countedInPhase: number | null;
  readonly authors: readonly string[];
  /** What the verifier found; null when not quantifiable. */
  readonly verifiedBenefitVnd: VndText | null;
}

/** What an award is checked against. */
export interface AwardFacts {
  readonly phases: readonly PhaseFacts[];
  /** The initiatives named, by id; an id that was never submitted is missing. */
  readonly initiatives: ReadonlyMap<string, InitiativeFacts>;
  /** The recipient's unit with its name on the day of the decision; null for a recipient who does not exist. */
  readonly recipientUnit: AwardGranted['data']['unit'] | null;
}
