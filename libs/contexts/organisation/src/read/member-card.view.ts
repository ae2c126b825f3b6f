import type { CollectionSpec } from '@app/read-models';
import type { MemberCategory, Role } from '../domain/member.events.js';

export interface MemberRole {
  readonly role: Role;
  readonly unitId: string;
  readonly decisionNo: string;
  readonly grantedAt: string;
}

/** Has no name: names are looked up when the card is read. */
export interface MemberCard {
  /** The memberId. */
  readonly id: string;
  readonly unitId: string;
  readonly category: MemberCategory;
  readonly active: boolean;
  readonly roles: readonly MemberRole[];
  readonly revision: string;
}

export const memberCards: CollectionSpec<MemberCard> = { name: 'member-card', fields: {}, indexes: [] };
