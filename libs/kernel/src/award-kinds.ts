/** Stored in rule sets and awards. Values are added, never renamed; see docs/how-to/change-an-event.md. */
export const AWARD_FORMS = [
  'VGCL_MERIT_CERTIFICATE',
  'CREATIVE_LABOUR_CERTIFICATE',
  'SECTOR_MERIT_CERTIFICATE',
  'COMMENDATION',
  'OUTSTANDING_INITIATIVE',
  'BLOCK_LEADER',
] as const;
export type AwardForm = (typeof AWARD_FORMS)[number];

/** The highest first. */
export const AWARD_LEVELS = ['NATIONAL', 'SECTOR', 'AFFILIATED', 'GRASSROOTS'] as const;
export type AwardLevel = (typeof AWARD_LEVELS)[number];

export const RECIPIENT_KINDS = ['MEMBER', 'UNIT', 'INITIATIVE'] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** A form that a level may give to a kind of recipient. */
export type AwardKind = { readonly form: AwardForm; readonly level: AwardLevel; readonly recipient: RecipientKind };
