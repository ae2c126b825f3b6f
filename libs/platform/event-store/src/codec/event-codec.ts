import type { DomainEvent, JsonValue } from '@app/kernel';
import { UnknownEventType } from '../port/errors.js';
import type { EventToAppend, StoredEvent } from '../port/stored-event.js';
import { canonicalJson } from './canonical-json.js';
import type { EventMetadata } from './event-metadata.js';
import type { EventRegistry } from './event-registry.js';

/** A stored event in its current shape. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly event: Event;
  readonly metadata: EventMetadata;
}

/** The only conversion between domain events and stored bodies. */
export class EventCodec {
  /** @param observe told the metadata of every event that is encoded or decoded */
  constructor(
    private readonly registry: EventRegistry,
    private readonly observe?: (metadata: EventMetadata) => void,
  ) {}

  encode(id: string, event: DomainEvent, metadata: EventMetadata): EventToAppend {
    this.observe?.(metadata);
    return {
      id,
      type: this.registry.storedNameOf(event.type),
      data: canonicalJson(event.data),
      metadata: canonicalJson(metadata),
    };
  }

  /** @throws UnknownEventType if the stored name is not registered */
  decode<Event extends DomainEvent = DomainEvent>(stored: StoredEvent): RecordedEvent<Event> {
    const metadata = JSON.parse(stored.metadata) as EventMetadata;
    this.observe?.(metadata);
    const current = this.registry.current(
      stored.type,
      JSON.parse(stored.data) as { [key: string]: JsonValue },
      metadata,
    );
    if (!current) throw new UnknownEventType(stored.type, stored.stream, stored.revision);
    const { id, stream, revision, position } = stored;
    return { id, stream, revision, position, event: current as unknown as Event, metadata };
  }
}
