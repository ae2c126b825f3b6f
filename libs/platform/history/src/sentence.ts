import type { DomainEvent, VndText } from '@app/kernel';

/** A value that is looked up or formatted when the sentence is rendered. */
export type SentencePart =
  | string
  | { readonly member: string }
  | { readonly unit: string }
  | { readonly instant: string }
  /** An instant that ends a period, exclusively. */
  | { readonly until: string }
  | { readonly day: string }
  | { readonly vnd: VndText };

/** One sentence per language; parts are joined without separators. */
export interface Sentence {
  readonly vi: readonly SentencePart[];
  readonly en: readonly SentencePart[];
}

/** The sentence of one event; it begins with `by`, the actor. */
export type EventSentence<Data> = (data: Data, by: SentencePart) => Sentence;

/** A sentence for every event of the union; a missing one does not compile. */
export type Sentences<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: EventSentence<Extract<Event, { readonly type: Type }>['data']>;
};
