import type { DomainEvent, JsonValue } from '@app/kernel';
import type { EventMetadata, RecordedEvent } from '@app/event-store';

/** An event as a test declares it: its data and, if they matter, its actor and time. */
export interface PlainEvent<Event extends DomainEvent = DomainEvent> {
  readonly stream: string;
  readonly type: Event['type'];
  readonly data: Event['data'];
  readonly metadata?: Partial<EventMetadata>;
}

/** A history: positions increase from 10 with gaps, revisions count per stream from 0, and ids contain the index. */
export const recordedEvents = (events: readonly PlainEvent[]): readonly RecordedEvent[] => {
  const revisions = new Map<string, bigint>();
  return events.map(({ stream, type, data, metadata }, index) => {
    const revision = revisions.get(stream) ?? 0n;
    revisions.set(stream, revision + 1n);
    return {
      id: placeId(index),
      stream,
      revision,
      position: BigInt(index + 1) * 10n,
      event: { type, data },
      metadata: { ...someMetadata(index), ...metadata } as EventMetadata,
    };
  });
};

const placeId = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** All required metadata, the same for the same index. */
const someMetadata = (index: number): EventMetadata & { readonly [key: string]: JsonValue } => {
  const at = new Date(Date.UTC(2022, 0, 8) + index * 60_000).toISOString();
  return {
    $correlationId: placeId(index),
    $causationId: placeId(index),
    commandId: placeId(index),
    commandType: 'SomeCommand',
    commandHash: 'none',
    actor: 'member-1',
    onBehalfOf: null,
    role: null,
    unitId: null,
    recordedAt: at,
    effectiveAt: at,
    ruleSetVersion: null,
    appVersion: '0.0.0',
    blind: 'AAECAwQFBgcICQoLDA0ODw',
  };
};
