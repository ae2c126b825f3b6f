import { DomainRejection, epochMs, type DomainEvent } from '@app/kernel';
import {
  EventCodec,
  EventStore,
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
  readonly refusal: DomainRejection;
  /** True when the holder's history has let it go (an award that was revoked). */
  readonly releasedBy?: (holder: readonly DomainEvent[]) => boolean;
}

/** An append that takes longer than this after its receipt was given up, so its reservation is dead. */
const ABANDONED_AFTER_MS = 60_000;

/**
 * Reserves by appending to the named stream with `no-stream`, under the command's id: after a crash between the
 * reservation and the command's own events, a retry finds its reservation and goes on. A reservation whose holder never
 * came to be, or let it go, is taken over at its exact revision, so one of several contenders wins.
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
    const encoded = this.codec.encode(
      derivedId(metadata.commandId, `reservation:${reservation.stream}`),
      reservation.event,
      metadata,
    );
    try {
      await this.store.append(reservation.stream, 'no-stream', [encoded]);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      const [last] = await this.store.readStream(reservation.stream, { direction: 'backward', limit: 1 });
      const held = this.codec.decode<Reservation['event']>(last!);
      if (held.metadata.commandId === metadata.commandId) return;
      if (!(await this.isFree(reservation, held, metadata))) throw reservation.refusal;
      try {
        await this.store.append(reservation.stream, held.revision, [encoded]);
      } catch (lost) {
        throw lost instanceof WrongExpectedRevision ? reservation.refusal : lost;
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
    return reservation.releasedBy?.(holder.map((stored) => this.codec.decode(stored).event)) ?? false;
  }
}
