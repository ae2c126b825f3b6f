import type { EventTypeDefinition } from '@app/event-store';
import type { MemberEvent, MemberNumberReserved } from './domain/member.events.js';
import type { OrganisationFounded, UnitCodeReserved, UnitEvent } from './domain/unit.events.js';

type OrganisationEvent = UnitEvent | UnitCodeReserved | OrganisationFounded | MemberEvent | MemberNumberReserved;

/** Total by type: an event without a stored name does not compile. */
const definitions: { readonly [Type in OrganisationEvent['type']]: Omit<EventTypeDefinition, 'type'> } = {
  OrganisationFounded: { storedName: 'OrganisationFounded' },
  UnitEstablished: { storedName: 'UnitEstablished' },
  UnitRenamed: { storedName: 'UnitRenamed' },
  UnitAssignedToBlock: { storedName: 'UnitAssignedToBlock' },
  UnitDissolved: { storedName: 'UnitDissolved' },
  UnitCodeReserved: { storedName: 'UnitCodeReserved' },
  MemberEnrolled: { storedName: 'MemberEnrolled' },
  MemberTransferred: { storedName: 'MemberTransferred' },
  MemberLeft: { storedName: 'MemberLeft' },
  MemberRecordCorrected: { storedName: 'MemberRecordCorrected' },
  RoleGranted: { storedName: 'RoleGranted' },
  RoleRevoked: { storedName: 'RoleRevoked' },
  MemberNumberReserved: { storedName: 'MemberNumberReserved' },
};

export const organisationEventTypes: readonly EventTypeDefinition[] = Object.entries(definitions).map(
  ([type, definition]) => ({ type, ...definition }),
);
