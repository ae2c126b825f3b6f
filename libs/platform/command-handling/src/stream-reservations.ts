import { type DomainError, epochMs, type DomainEvent } from '@app/kernel';
import {
  type EventCodec,
  type EventStore,
  WrongExpectedRevision,
  type EventMetadata,
  type RecordedEvent,
} from '@app/event-store';
import { derivedId } from './command-envelope.js';

/** Something that may exist once across all streams, held by a stream named for it. */
export interface Reservation {
  /** e.g. `unitCode-DK05`. */
  readonly stream: string;
  readonly event: DomainEvent<string, { readonly holder: string }>;
  /** What the command is answered when somebody else holds it. */
  readonly refusal: DomainError;
  /** True when the holder's history has let it go (an award that was revoked). */
  readonly isReleased?: (holder: readonly DomainEvent[]) => boolean;
}

/** An append that takes longer than this after its receipt was given up, so its reservation is dead. */
const ABANDONED_AFTER_MS = 60_000;

/**
 * Reserves by appending to the named stream, with `no-stream` when nobody did before, under the command's id: after a
 * crash between the reservation and the command's own events, a retry finds its reservation, renews it and goes on. A
 * reservation whose holder never came to be within a minute, or let it go, is taken over. Every step is appended at the
 * exact revision that was read, so one of several contenders wins, and a retry that comes late cannot share what was
 * taken over meanwhile.
 *
 * Not guaranteed: that a reservation is returned when the command is never retried; it is only free to be taken over.
 */
export class StreamReservations {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** @throws the reservation's refusal, or StoreUnavailable */
  async claim(reservation: Reservation, metadata: EventMetadata): Promise<void> {
    const { stream, event, refusal } = reservation;
    // One id per receipt of the command: an earlier sending's append must not answer for this one.
    const id = derivedId(metadata.commandId, `reservation:${stream}:${metadata.effectiveAt}`);
    for (;;) {
      const [last] = await this.store.readStream(stream, { direction: 'backward', limit: 1 });
      if (last) {
        const held = this.codec.decode<Reservation['event']>(last);
        const own = held.metadata.commandId === metadata.commandId;
        if (own && held.metadata.effectiveAt === metadata.effectiveAt) return;
        if (!own && !(await this.isFree(reservation, held, metadata))) throw refusal;
      }
      try {
        await this.store.append(stream, last?.revision ?? 'no-stream', [this.codec.encode(id, event, metadata)]);
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private async isFree(
    reservation: Reservation,
    held: RecordedEvent<Reservation['event']>,
    metadata: EventMetadata,
  ): Promise<boolean> {
    const holder = await this.store.readStream(held.event.data.holder);
    if (holder.length === 0)
      return epochMs(metadata.recordedAt) - epochMs(held.metadata.effectiveAt) > ABANDONED_AFTER_MS;
    return reservation.isReleased?.(holder.map((stored) => this.codec.decode(stored).event)) ?? false;
  }
}
