import type { LocalDate, VndText } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';
import type { Achievement, AwardForm, AwardLevel, Recipient, RevocationGround } from '../domain/award.events.js';

export const AWARD_STATUSES = ['IN_FORCE', 'REVOKED'] as const;

/** The current state of an award. Persons are references: their names are looked up on read. */
export interface AwardView {
  readonly id: string;
  /** Revision of the award's stream, for If-Match of a revocation. */
  readonly revision: string;
  readonly status: (typeof AWARD_STATUSES)[number];
  readonly campaignId: string;
  readonly form: AwardForm;
  readonly level: AwardLevel;
  readonly recipient: Recipient;
  readonly achievements: readonly Achievement[];
  /** The name on the day of the decision; the code never changes. */
  readonly unit: { readonly unitId: string; readonly code: string | null; readonly name: string };
  readonly benefitVnd: VndText | null;
  readonly ruleSetVersion: number;
  readonly decisionNo: string;
  readonly decidedOn: LocalDate;
  readonly signatory: string;
  readonly prizeVnd: VndText | null;
  readonly ceremonyOn: LocalDate | null;
  readonly citation: string;
  readonly revocation: {
    readonly ground: RevocationGround;
    readonly decisionNo: string;
    readonly decidedOn: LocalDate;
    readonly reason: string;
  } | null;
}

export const recipientId = (recipient: Recipient): string => {
  switch (recipient.kind) {
    case 'MEMBER':
      return recipient.memberId;
    case 'UNIT':
      return recipient.unitId;
    case 'INITIATIVE':
      return recipient.initiativeId;
  }
};

export const awards: CollectionSpec<AwardView> = {
  name: 'award',
  fields: {
    campaignId: ({ campaignId }) => campaignId,
    status: ({ status }) => status,
    form: ({ form }) => form,
    level: ({ level }) => level,
    recipientId: ({ recipient }) => recipientId(recipient),
    unitId: ({ unit }) => unit.unitId,
    decidedOn: ({ decidedOn }) => decidedOn,
  },
  indexes: [['decidedOn'], ['campaignId', 'decidedOn'], ['recipientId', 'decidedOn'], ['unitId', 'decidedOn']],
};

/** Codes of all units; the roll is sorted by them. */
export interface RollUnit {
  readonly id: string;
  readonly code: string;
}

export const rollUnits: CollectionSpec<RollUnit> = { name: 'honour-roll-unit', fields: {}, indexes: [] };
