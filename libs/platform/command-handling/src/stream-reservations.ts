import { type DomainError, epochMs, type DomainEvent } from '@app/kernel';
import {
  type EventCodec,
  type EventStore,
  newBlind,
  WrongExpectedRevision,
  type CommandMetadata,
  type RecordedEvent,
} from '@app/event-store';
import { derivedId } from './command-envelope.js';

/** A value that is unique across all streams, reserved by a stream named after it. */
export interface Reservation {
  /** e.g. `unitCode-DK05`. */
  readonly stream: string;
  readonly event: DomainEvent<string, { readonly holder: string }>;
  /** Thrown if another stream holds the reservation; made for that stream if it says something about the holder. */
  readonly refusal: DomainError | ((holder: string) => Promise<DomainError>);
  /** True if the holder's history released it (e.g. a revoked award). */
  readonly isReleased?: (holder: readonly DomainEvent[]) => boolean;
}

/** A command without its events this long after its receipt was abandoned, so its reservation may be taken over. */
const ABANDONED_AFTER_MS = 60_000;

/**
 * Reserves by appending to the named stream under the command's id. After a crash between the reservation and the
 * command's own events, a retry finds its reservation, renews it and continues. A reservation is taken over if its
 * holder does not exist after a minute, or has released it. Every append expects the exact revision that was read, so
 * one of several contenders wins, and a late retry cannot share a reservation that was taken over.
 *
 * Not guaranteed: that an abandoned reservation is removed; it may only be taken over.
 */
export class StreamReservations {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** @throws the reservation's refusal, or StoreUnavailable */
  async claim(reservation: Reservation, metadata: CommandMetadata): Promise<void> {
    const { stream, event, refusal } = reservation;
    // One id per receipt of the command: the append of an earlier attempt must not count as this one.
    const id = derivedId(metadata.commandId, `reservation:${stream}:${metadata.effectiveAt}`);
    for (;;) {
      const [last] = await this.store.readStream(stream, { direction: 'backward', limit: 1 });
      if (last) {
        const held = this.codec.decode<Reservation['event']>(last);
        const own = held.metadata.commandId === metadata.commandId;
        if (own && held.metadata.effectiveAt === metadata.effectiveAt) return;
        if (!own && !(await this.isFree(reservation, held, metadata))) {
          throw typeof refusal === 'function' ? await refusal(held.event.data.holder) : refusal;
        }
      }
      try {
        const encoded = this.codec.encode(id, event, { blind: newBlind(), ...metadata });
        await this.store.append(stream, last?.revision ?? 'no-stream', [encoded]);
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private async isFree(
    reservation: Reservation,
    held: RecordedEvent<Reservation['event']>,
    metadata: CommandMetadata,
  ): Promise<boolean> {
    const holder = await this.store.readStream(held.event.data.holder);
    if (holder.length === 0)
      return epochMs(metadata.recordedAt) - epochMs(held.metadata.effectiveAt) > ABANDONED_AFTER_MS;
    return reservation.isReleased?.(holder.map((stored) => this.codec.decode(stored).event)) ?? false;
  }
}
