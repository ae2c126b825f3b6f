import type { CollectionSpec } from '@app/read-models';
import type { MemberCategory, Role } from '../domain/member.events.js';

export interface MemberRole {
  readonly role: Role;
  readonly unitId: string;
  readonly decisionNo: string;
  readonly grantedAt: string;
  /** Id of its document in `roleGrants`. */
  readonly grantId: string;
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

export const memberCards: CollectionSpec<MemberCard> = {
  name: 'member-card',
  fields: { unitId: ({ unitId }) => unitId },
  indexes: [['unitId']],
};

/** A role as it was given to a member at a unit; it stays when the role ends. Has no name. */
export interface RoleGrantView {
  /** `<memberId>:<revision of the grant>`. */
  readonly id: string;
  readonly memberId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly decisionNo: string;
  readonly grantedAt: string;
  readonly ended: RoleEnd | null;
}

export interface RoleEnd {
  readonly reason: 'REVOCATION' | 'DEPARTURE';
  /** Number of the revocation's document; null for a departure. */
  readonly decisionNo: string | null;
  readonly at: string;
}

export const roleGrants: CollectionSpec<RoleGrantView> = {
  name: 'role-grant',
  fields: {
    unitId: ({ unitId }) => unitId,
    role: ({ role }) => role,
    ended: ({ ended }) => Number(ended !== null),
    grantedAt: ({ grantedAt }) => grantedAt,
  },
  indexes: [
    ['ended', 'role', 'grantedAt'],
    ['unitId', 'ended', 'role', 'grantedAt'],
  ],
};
