import type { DomainEvent } from '@app/kernel';
import type { EventCodec, EventStore } from '@app/event-store';
import type { BilingualText } from '@app/texts';
import type { Sentences, EventSentence } from './sentence.js';
import { SentenceRenderer, type NameDirectory } from './sentence-renderer.js';

/** One event, as a sentence and as it is stored. */
export interface HistoryEntry {
  readonly eventId: string;
  readonly type: string;
  readonly revision: string;
  readonly position: string;
  readonly recordedAt: string;
  readonly effectiveAt: string;
  readonly actor: { readonly memberId: string; readonly name: string | null };
  readonly role: string | null;
  readonly sentence: BilingualText;
  /** The stored name and bodies, unchanged. */
  readonly raw: { readonly type: string; readonly data: unknown; readonly metadata: unknown };
}

export interface HistoryPage {
  readonly items: readonly HistoryEntry[];
  /** The revision to continue after; null at the end. */
  readonly nextAfter: bigint | null;
}

/** The range of events on a page: at most `limit`, after the revision `after`. */
export interface HistoryRange {
  readonly after: bigint | null;
  readonly limit: number;
}

/** The stream of a history, and its sentences. */
export interface HistorySource<Event extends DomainEvent> {
  readonly stream: string;
  readonly sentences: Sentences<Event>;
  /** Throws the refusal if the stream does not exist. */
  readonly notFound: () => never;
  /** Redacts an event's data for the reader, in the sentence and as stored. Default: nothing is redacted. */
  readonly withhold?: (type: string, data: object) => object;
}

/** Reads history from the stream itself, so that an auditor depends on no read model. */
export class StreamHistory {
  private readonly writer: SentenceRenderer;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly names: NameDirectory,
  ) {
    this.writer = new SentenceRenderer(names);
  }

  /** @throws DomainError `notFound`, when the stream does not exist */
  async page<Event extends DomainEvent>(
    { stream, sentences, notFound, withhold = (_, data) => data }: HistorySource<Event>,
    { after, limit }: HistoryRange,
  ): Promise<HistoryPage> {
    const from = after === null ? 0n : after + 1n;
    const stored = await this.store.readStream(stream, { from, limit: limit + 1 });
    if (stored.length === 0 && after === null) notFound();
    const shown = stored.slice(0, limit);
    const decoded = shown.map((event) => this.codec.decode<Event>(event));
    const sentenceOf = sentences as unknown as { readonly [type: string]: EventSentence<unknown> };
    const [written, actors] = await Promise.all([
      this.writer.write(
        decoded.map(({ event, metadata, position }) => ({
          position,
          ...sentenceOf[event.type]!(withhold(event.type, event.data as object), { member: metadata.actor }),
        })),
      ),
      this.names.members([...new Set(decoded.map(({ metadata }) => metadata.actor))]),
    ]);
    return {
      items: decoded.map(({ id, event, metadata, revision, position }, index) => ({
        eventId: id,
        type: event.type,
        revision: revision.toString(),
        position: position.toString(),
        recordedAt: metadata.recordedAt,
        effectiveAt: metadata.effectiveAt,
        actor: { memberId: metadata.actor, name: actors.get(metadata.actor) ?? null },
        role: metadata.role,
        sentence: written[index]!,
        raw: {
          type: shown[index]!.type,
          data: withhold(event.type, JSON.parse(shown[index]!.data) as object),
          metadata: JSON.parse(shown[index]!.metadata) as unknown,
        },
      })),
      nextAfter: stored.length > limit ? shown.at(-1)!.revision : null,
    };
  }
}
