import type { DomainCommand, LocalDate } from '@app/kernel';
import type { MemberCategory, Role } from './member.events.js';

/** A unit as its stream stands when the command is received; null when there is none of this id. */
export type UnitFact = { readonly active: boolean } | null;

/** Who keeps the tree from the first day on, as part of founding the organisation. */
export type EnrolFirstAdministrator = DomainCommand<
  'EnrolFirstAdministrator',
  {
    readonly memberId: string;
    readonly rootUnitId: string;
    readonly category: MemberCategory;
    readonly decisionNo: string;
  }
>;
export type EnrolMember = DomainCommand<
  'EnrolMember',
  {
    readonly memberId: string;
    readonly unitId: string;
    readonly category: MemberCategory;
    readonly unit: UnitFact;
  }
>;
export type TransferMember = DomainCommand<
  'TransferMember',
  {
    readonly memberId: string;
    readonly toUnitId: string;
    readonly effectiveOn: LocalDate;
    readonly toUnit: UnitFact;
  }
>;
export type RecordMemberDeparture = DomainCommand<
  'RecordMemberDeparture',
  { readonly memberId: string; readonly effectiveOn: LocalDate }
>;
export type GrantRole = DomainCommand<
  'GrantRole',
  {
    readonly memberId: string;
    readonly role: Role;
    readonly unitId: string;
    readonly decisionNo: string;
    readonly unit: UnitFact;
  }
>;
export type RevokeRole = DomainCommand<
  'RevokeRole',
  { readonly memberId: string; readonly role: Role; readonly unitId: string; readonly decisionNo: string }
>;

export type MemberCommand =
  EnrolFirstAdministrator | EnrolMember | TransferMember | RecordMemberDeparture | GrantRole | RevokeRole;
