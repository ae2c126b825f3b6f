import { AWARD_LEVELS, type AwardForm, type AwardKind, type AwardLevel, type RecipientKind } from '@app/kernel';

const kinds = (
  form: AwardForm,
  levels: readonly AwardLevel[],
  recipients: readonly RecipientKind[],
): readonly AwardKind[] => levels.flatMap((level) => recipients.map((recipient) => ({ form, level, recipient })));

/**
 * What a rule set allows that says nothing of awards: certificates of the confederation and of sector unions by these
 * only, the Creative Labour certificate to persons, the lead of a block to units, everything else as usage has it.
 */
export const STANDARD_AWARD_KINDS: readonly AwardKind[] = [
  ...kinds('VGCL_MERIT_CERTIFICATE', ['NATIONAL'], ['MEMBER', 'UNIT']),
  ...kinds('CREATIVE_LABOUR_CERTIFICATE', ['NATIONAL'], ['MEMBER']),
  ...kinds('SECTOR_MERIT_CERTIFICATE', ['SECTOR'], ['MEMBER', 'UNIT']),
  ...kinds('COMMENDATION', ['SECTOR', 'AFFILIATED', 'GRASSROOTS'], ['MEMBER', 'UNIT', 'INITIATIVE']),
  ...kinds('OUTSTANDING_INITIATIVE', AWARD_LEVELS, ['MEMBER', 'INITIATIVE']),
  ...kinds('BLOCK_LEADER', AWARD_LEVELS, ['UNIT']),
];
