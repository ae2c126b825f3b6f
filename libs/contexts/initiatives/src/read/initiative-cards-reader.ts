import { Injectable } from '@nestjs/common';
import { ViewStore } from '@app/read-models';
import { initiativeCards } from './initiative-card.view.js';

/** The read models that a query uses with InitiativeCardsReader. */
export const INITIATIVE_CARDS = ['initiative-card'] as const;

/** What identifies an initiative to people. A technical secret shows its title too. */
export interface NamedInitiative {
  readonly title: string;
  /** The public code. */
  readonly code: string | null;
  readonly authors: readonly { readonly memberId: string; readonly lead: boolean }[];
}

/** Reads initiatives from their read model, for queries of other contexts, which answer while the log is away. */
@Injectable()
export class InitiativeCardsReader {
  constructor(private readonly views: ViewStore) {}

  /** By id; an initiative that was never submitted is absent. */
  async named(ids: readonly string[]): Promise<ReadonlyMap<string, NamedInitiative>> {
    const cards = await this.views.getMany(initiativeCards, ids);
    return new Map(
      [...cards].map(([id, { content, code, authors }]) => [
        id,
        { title: content.title, code, authors: authors.map(({ memberId, lead }) => ({ memberId, lead })) },
      ]),
    );
  }
}
