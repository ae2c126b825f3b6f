import { refuse, type DomainCommand } from '@app/kernel';
import { MEMBER_MANAGERS } from '../managing-roles.js';
import type { CorrectedField, MemberCategory, MemberEvent } from '../member.events.js';
import { requireEnrolled } from '../member.guards.js';
import type { MemberState } from '../member.state.js';

type PersonField = Exclude<CorrectedField, 'category'>;

/**
 * Personal data is not part of the command. The command holds which of its fields the request names, and which of them
 * differ in the vault.
 */
export type CorrectMemberRecord = DomainCommand<
  'CorrectMemberRecord',
  {
    readonly memberId: string;
    /** Personal fields that the request names. */
    readonly personFields: readonly PersonField[];
    /** Those of them that had another value in the vault when the command was received; null for an erased person. */
    readonly differing: readonly PersonField[] | null;
    /** null when the request names no category. */
    readonly category: MemberCategory | null;
    readonly reason: string;
  }
>;

const sameCategory = (one: MemberCategory, other: MemberCategory): boolean =>
  one.qualification === other.qualification && one.leader === other.leader && one.sector === other.sector;

/**
 * The record of a member who left can be corrected: their initiatives and awards still show the name, and an award for
 * an earlier achievement still depends on the category.
 */
export const correctMemberRecord = ({ data, by }: CorrectMemberRecord, state: MemberState): readonly MemberEvent[] => {
  const member = requireEnrolled(state);
  const { personFields, differing, reason } = data;
  if (personFields.length === 0 && data.category === null) refuse('invalid', 'NOTHING_TO_CORRECT');
  if (personFields.length > 0 && differing === null) refuse('conflict', 'PERSONAL_DATA_ERASED');
  const category = data.category && !sameCategory(data.category, member.category) ? data.category : null;
  // Award thresholds depend on the category.
  if (category && member.memberId === by.memberId) {
    refuse('forbidden', 'OWN_CATEGORY', { requiredRoles: MEMBER_MANAGERS, unitId: member.unitId }, '/category');
  }
  const corrected: readonly CorrectedField[] = [...(differing ?? []), ...(category ? (['category'] as const) : [])];
  if (corrected.length === 0) return [];
  return [
    {
      type: 'MemberRecordCorrected',
      data: {
        memberId: member.memberId,
        corrected,
        previousCategory: category && member.category,
        category,
        content: { reason },
      },
    },
  ];
};
