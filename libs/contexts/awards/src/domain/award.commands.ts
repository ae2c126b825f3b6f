import type { DomainCommand, LocalDate, VndText } from '@app/kernel';
import type { Achievement, AwardForm, AwardLevel, AwardGranted, Recipient, RevocationGround } from './award.events.js';

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

/** What the deciding person asks for: JSON only, for it is also what two sendings of one input are compared by. */
export type AwardInput = {
  readonly campaignId: string;
  readonly form: AwardForm;
  readonly level: AwardLevel;
  readonly recipient: Recipient;
  readonly achievements: readonly Achievement[];
  readonly decisionNo: string;
  readonly decidedOn: LocalDate;
  /** The office that signs, never a person's name. */
  readonly signatory: string;
  readonly prizeVnd: VndText | null;
  readonly ceremonyOn: LocalDate | null;
  readonly citation: string;
};

export type AwardRecognition = DomainCommand<
  'AwardRecognition',
  AwardInput & { readonly awardId: string; readonly facts: AwardFacts }
>;
export type RevokeAward = DomainCommand<
  'RevokeAward',
  {
    readonly awardId: string;
    readonly ground: RevocationGround;
    readonly decisionNo: string;
    readonly decidedOn: LocalDate;
    readonly reason: string;
  }
>;

export type AwardCommand = AwardRecognition | RevokeAward;
