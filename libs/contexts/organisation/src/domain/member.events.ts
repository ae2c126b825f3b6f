/**
 * STORAGE FORMAT. The names and shapes below are stored and never change; see docs/how-to/change-an-event.md. Stream
 * `member-<memberId>`; the member number is reserved by `memberNumber-<id derived from it>`, never in clear. No name,
 * number or contact is written here: they live in the person vault under the memberId.
 */
import type { DomainEvent, LocalDate, StoredNames } from '@app/kernel';

export const ROLES = [
  /** Manages the units, members and roles of the subtree. */
  'ADMINISTRATOR',
  /** Launches campaigns, closes phases, assigns targets, grants awards. */
  'CAMPAIGN_OFFICER',
  /**
   * Officer of a union level: manages members and registrations, submits on behalf, assigns targets to direct children.
   */
  'UNION_OFFICER',
  /** Reviews, records the workplace's decision, decides what counts. */
  'REVIEWER',
  /** Verifies benefit values. */
  'BENEFIT_VERIFIER',
  /** Reads everything, changes nothing. */
  'AUDITOR',
] as const;
export type Role = (typeof ROLES)[number];

export const QUALIFICATIONS = ['BELOW_UNIVERSITY', 'UNIVERSITY_OR_ABOVE'] as const;
export const WORK_SECTORS = ['PUBLIC', 'ENTERPRISE', 'UNION_OFFICER'] as const;

/** Award thresholds depend on it (Quy chế khen thưởng, Bằng Lao động sáng tạo). */
export interface MemberCategory {
  readonly qualification: (typeof QUALIFICATIONS)[number];
  readonly leader: boolean;
  readonly sector: (typeof WORK_SECTORS)[number];
}

export type MemberEnrolled = DomainEvent<
  'MemberEnrolled',
  {
    readonly memberId: string;
    readonly unitId: string;
    readonly category: MemberCategory;
    /** Day of the receipt in Viet Nam. */
    readonly enrolledOn: LocalDate;
  }
>;
export type MemberTransferred = DomainEvent<
  'MemberTransferred',
  { readonly memberId: string; readonly fromUnitId: string; readonly toUnitId: string; readonly effectiveOn: string }
>;
export type MemberLeft = DomainEvent<'MemberLeft', { readonly memberId: string; readonly effectiveOn: string }>;
/** Fields of a member's record that can be corrected. */
export const CORRECTED_FIELDS = ['fullName', 'jobTitle', 'category'] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/**
 * The corrected name and job title are in the person vault, as all personal data is. Both categories are null if the
 * category was not corrected.
 */
export type MemberRecordCorrected = DomainEvent<
  'MemberRecordCorrected',
  {
    readonly memberId: string;
    readonly corrected: readonly CorrectedField[];
    readonly previousCategory: MemberCategory | null;
    readonly category: MemberCategory | null;
    readonly content: { readonly reason: string };
  }
>;
/** The role covers the unit and everything below it. */
export type RoleGranted = DomainEvent<
  'RoleGranted',
  { readonly memberId: string; readonly role: Role; readonly unitId: string; readonly decisionNo: string }
>;
export type RoleRevoked = DomainEvent<
  'RoleRevoked',
  { readonly memberId: string; readonly role: Role; readonly unitId: string; readonly decisionNo: string }
>;

export type MemberEvent =
  MemberEnrolled | MemberTransferred | MemberLeft | MemberRecordCorrected | RoleGranted | RoleRevoked;

/** In stream `memberNumber-<derived id>`. */
export type MemberNumberReserved = DomainEvent<
  'MemberNumberReserved',
  { readonly memberId: string; readonly holder: string }
>;

/** Stored names. They never change; see docs/how-to/change-an-event.md. */
export const memberStoredNames: StoredNames<MemberEvent | MemberNumberReserved> = {
  MemberEnrolled: 'MemberEnrolled',
  MemberTransferred: 'MemberTransferred',
  MemberLeft: 'MemberLeft',
  MemberRecordCorrected: 'MemberRecordCorrected',
  RoleGranted: 'RoleGranted',
  RoleRevoked: 'RoleRevoked',
  MemberNumberReserved: 'MemberNumberReserved',
};
