import type { LocalDate } from '@app/kernel';
import type { MemberCategory, MemberEvent, Role } from './member.events.js';

export interface RoleGrant {
  readonly role: Role;
  /** The role covers this unit and everything below it. */
  readonly unitId: string;
}

export interface Member {
  readonly memberId: string;
  readonly unitId: string;
  /** False once the member left. */
  readonly active: boolean;
  readonly category: MemberCategory;
  readonly enrolledOn: LocalDate;
  /** Day on which the last transfer took effect; null before the first. */
  readonly transferredOn: LocalDate | null;
  /** Empty once the member left. */
  readonly grants: readonly RoleGrant[];
}

/** null before the member was enrolled. */
export type MemberState = Member | null;

export const initialMemberState: MemberState = null;

export const holds = ({ grants }: Member, role: Role, unitId: string): boolean =>
  grants.some((grant) => grant.role === role && grant.unitId === unitId);

/** Accepts every recorded event; an event that does not fit the state leaves it unchanged. */
export const evolveMember = (state: MemberState, { type, data }: MemberEvent): MemberState => {
  if (type === 'MemberEnrolled') {
    const { memberId, unitId, category, enrolledOn } = data;
    return { memberId, unitId, category, enrolledOn, active: true, transferredOn: null, grants: [] };
  }
  if (state === null) return state;
  switch (type) {
    case 'MemberTransferred':
      return { ...state, unitId: data.toUnitId, transferredOn: data.effectiveOn };
    case 'MemberLeft':
      return { ...state, active: false, grants: [] };
    case 'MemberRecordCorrected':
      return { ...state, category: data.category ?? state.category };
    case 'RoleGranted':
      return !state.active || holds(state, data.role, data.unitId)
        ? state
        : { ...state, grants: [...state.grants, { role: data.role, unitId: data.unitId }] };
    case 'RoleRevoked':
      return {
        ...state,
        grants: state.grants.filter(({ role, unitId }) => role !== data.role || unitId !== data.unitId),
      };
  }
};
