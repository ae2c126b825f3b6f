/**
 * STORAGE FORMAT. The names and shapes below are stored and never change; see docs/how-to/change-an-event.md. Stream
 * `participation-<campaignId>_<memberId>`: one stream per registration keeps it unique.
 */
import type { DomainEvent, StoredNames } from '@app/kernel';

export type ParticipantRegistered = DomainEvent<
  'ParticipantRegistered',
  {
    readonly campaignId: string;
    readonly memberId: string;
    readonly unitId: string;
    /** From the root to the unit, both included, at the time of registration. */
    readonly unitPath: readonly string[];
  }
>;

export type ParticipationEvent = ParticipantRegistered;

/** Stored names. They never change; see docs/how-to/change-an-event.md. */
export const participationStoredNames: StoredNames<ParticipationEvent> = {
  ParticipantRegistered: 'ParticipantRegistered',
};
