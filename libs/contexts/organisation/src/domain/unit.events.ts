/**
 * STORAGE FORMAT. The names and shapes below are stored and never change; see docs/how-to/change-an-event.md. Stream
 * `unit-<unitId>`; the code is reserved by `unitCode-<code>`.
 */
import type { DomainEvent, StoredNames } from '@app/kernel';

/** Level in the hierarchy of the Law on Trade Unions. It does not determine the depth in the tree. */
export const UNIT_LEVELS = ['VGCL', 'SECTOR', 'AFFILIATED', 'GRASSROOTS', 'SECTION', 'GROUP'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

export type UnitEstablished = DomainEvent<
  'UnitEstablished',
  {
    readonly unitId: string;
    /** Code for people to read, never reused for another unit. */
    readonly code: string;
    readonly name: string;
    readonly level: UnitLevel;
    /** null for the root of the tree. */
    readonly parentId: string | null;
    /** Emulation block (cụm, khối thi đua): a second grouping, for ranking only. */
    readonly block: string | null;
  }
>;
export type UnitRenamed = DomainEvent<
  'UnitRenamed',
  { readonly unitId: string; readonly previousName: string; readonly name: string; readonly decisionNo: string }
>;
export type UnitAssignedToBlock = DomainEvent<
  'UnitAssignedToBlock',
  { readonly unitId: string; readonly block: string | null }
>;
export type UnitDissolved = DomainEvent<'UnitDissolved', { readonly unitId: string; readonly decisionNo: string }>;

/** A rule of the organisation, at its root: roles that exclude one another are not given to one person. */
export type SeparationOfDutiesSet = DomainEvent<
  'SeparationOfDutiesSet',
  { readonly unitId: string; readonly required: boolean; readonly decisionNo: string }
>;

export type UnitEvent = UnitEstablished | UnitRenamed | UnitAssignedToBlock | UnitDissolved | SeparationOfDutiesSet;

/** In stream `unitCode-<code>`: the code belongs to the unit whose stream is `holder`. */
export type UnitCodeReserved = DomainEvent<
  'UnitCodeReserved',
  { readonly code: string; readonly unitId: string; readonly holder: string }
>;

/** In stream `organisation-founding`: who founded the tree and gave the first role; appended once. */
export type OrganisationFounded = DomainEvent<
  'OrganisationFounded',
  { readonly holder: string; readonly rootUnitId: string; readonly administratorId: string }
>;

/** Stored names. They never change; see docs/how-to/change-an-event.md. */
export const unitStoredNames: StoredNames<UnitEvent | UnitCodeReserved | OrganisationFounded> = {
  OrganisationFounded: 'OrganisationFounded',
  UnitEstablished: 'UnitEstablished',
  UnitRenamed: 'UnitRenamed',
  UnitAssignedToBlock: 'UnitAssignedToBlock',
  UnitDissolved: 'UnitDissolved',
  SeparationOfDutiesSet: 'SeparationOfDutiesSet',
  UnitCodeReserved: 'UnitCodeReserved',
};
