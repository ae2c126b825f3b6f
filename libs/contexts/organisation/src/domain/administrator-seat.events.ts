/**
 * STORAGE FORMAT. The names and shapes below are stored and never change; see docs/how-to/change-an-event.md. Stream
 * `organisation-administrators`: who may hold the role of administrator at the root. The role itself is in the member's
 * stream; this one gives the ends of such roles an order.
 */
import type { DomainEvent, StoredNames } from '@app/kernel';

/** Appended before the role is granted. */
export type AdministratorSeatTaken = DomainEvent<'AdministratorSeatTaken', { readonly memberId: string }>;
/** Appended before the role ends. */
export type AdministratorSeatLeft = DomainEvent<'AdministratorSeatLeft', { readonly memberId: string }>;

export type AdministratorSeatEvent = AdministratorSeatTaken | AdministratorSeatLeft;

/** Stored names. They never change; see docs/how-to/change-an-event.md. */
export const administratorSeatStoredNames: StoredNames<AdministratorSeatEvent> = {
  AdministratorSeatTaken: 'AdministratorSeatTaken',
  AdministratorSeatLeft: 'AdministratorSeatLeft',
};
