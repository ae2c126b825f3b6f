/**
 * STORAGE FORMAT. The names and shapes below are stored and never change; see docs/how-to/change-an-event.md. Stream
 * `award-<awardId>`; each achievement at a level is reserved by `achievement-<level>_<achievement>`.
 */
import type { AwardForm, AwardLevel, DomainEvent, LocalDate, VndText, StoredNames } from '@app/kernel';

export { AWARD_FORMS, AWARD_LEVELS, type AwardForm, type AwardLevel } from '@app/kernel';

/** Law on Emulation and Commendation 06/2022/QH15: the four grounds on which an award is revoked. */
export const REVOCATION_GROUNDS = [
  'FRAUD_IN_DECLARING_MERIT',
  'FALSE_INFORMATION_OR_FORGED_FILE',
  'ASSESSED_AGAINST_THE_LAW',
  'LATER_CONCLUSION',
] as const;
export type RevocationGround = (typeof REVOCATION_GROUNDS)[number];

/** The person, unit or initiative that is honoured. */
export type Recipient =
  | { readonly kind: 'MEMBER'; readonly memberId: string }
  | { readonly kind: 'UNIT'; readonly unitId: string }
  | { readonly kind: 'INITIATIVE'; readonly initiativeId: string };

/** The ground of the award: counted initiatives, or a unit's figures in a sealed phase (INV-14). */
export type Achievement =
  | { readonly kind: 'INITIATIVE'; readonly initiativeId: string }
  | { readonly kind: 'SEALED_RESULT'; readonly campaignId: string; readonly phase: number; readonly unitId: string };

export type AwardGranted = DomainEvent<
  'AwardGranted',
  {
    readonly awardId: string;
    readonly campaignId: string;
    readonly form: AwardForm;
    readonly level: AwardLevel;
    readonly recipient: Recipient;
    readonly achievements: readonly Achievement[];
    /** The unit shown on the roll, with its name on the day of the decision. */
    readonly unit: { readonly unitId: string; readonly name: string };
    /**
     * Verified benefit of the honoured initiatives at the time of the decision; null if none is quantified or none is
     * named.
     */
    readonly benefitVnd: VndText | null;
    readonly ruleSetVersion: number;
    readonly decisionNo: string;
    readonly decidedOn: LocalDate;
    readonly signatory: string;
    readonly prizeVnd: VndText | null;
    /** Day of the ceremony, if known. */
    readonly ceremonyOn: LocalDate | null;
    readonly content: {
      readonly citation: string;
      /** Of an honoured initiative, as it was called then; absent for other recipients and in the oldest events. */
      readonly initiativeTitle?: string;
    };
  }
>;
export type AwardRevoked = DomainEvent<
  'AwardRevoked',
  {
    readonly awardId: string;
    readonly ground: RevocationGround;
    readonly decisionNo: string;
    readonly decidedOn: LocalDate;
    readonly content: { readonly reason: string };
  }
>;

export type AwardEvent = AwardGranted | AwardRevoked;

/** In stream `achievement-<level>_<achievement>`. */
export type AchievementReserved = DomainEvent<
  'AchievementReserved',
  { readonly level: AwardLevel; readonly achievement: string; readonly holder: string }
>;

/** Stored names. They never change; see docs/how-to/change-an-event.md. */
export const awardStoredNames: StoredNames<AwardEvent | AchievementReserved> = {
  AwardGranted: 'AwardGranted',
  AwardRevoked: 'AwardRevoked',
  AchievementReserved: 'AchievementReserved',
};
