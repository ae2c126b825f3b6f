import type { DomainEvent, VndText } from '@app/kernel';

/** A value of a sentence that is looked up or formatted when the sentence is read. */
export type SentencePart =
  | string
  | { readonly member: string }
  | { readonly unit: string }
  | { readonly instant: string }
  /** An instant that ends a span and no longer belongs to it. */
  | { readonly until: string }
  | { readonly day: string }
  | { readonly vnd: VndText };

/** One sentence per language; parts are joined as they stand. */
export interface Sentence {
  readonly vi: readonly SentencePart[];
  readonly en: readonly SentencePart[];
}

/** What one event says; `by` is who did it, and opens the sentence. */
export type Telling<Data> = (data: Data, by: SentencePart) => Sentence;

/** What each event says in words, total over the union: a forgotten event does not compile. */
export type Sentences<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: Telling<Extract<Event, { readonly type: Type }>['data']>;
};
