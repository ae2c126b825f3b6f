import { Injectable } from '@nestjs/common';
import { ViewStore } from '@app/read-models';
import { OrganisationReader } from '../facts/organisation-reader.js';
import { memberCards } from './member-card.view.js';
import { unitCards } from './unit-card.view.js';

/** The read models that a query uses with OrganisationCardsReader. */
export const ORGANISATION_CARDS = ['unit-card', 'member-card'] as const;

/**
 * Reads the tree, its members and their roles from the read models, so that queries answer while the log is away.
 *
 * Not guaranteed: a role or a name that has just changed. A query's `x-position` says how far the answer reflects the
 * log; a command never decides by this.
 */
@Injectable()
export class OrganisationCardsReader extends OrganisationReader {
  constructor(private readonly views: ViewStore) {
    super();
  }

  override async unit(unitId: string): ReturnType<OrganisationReader['unit']> {
    return this.views.get(unitCards, unitId);
  }

  override async unitPath(unitId: string): Promise<readonly string[] | null> {
    return (await this.views.get(unitCards, unitId))?.path ?? null;
  }

  override async member(memberId: string): ReturnType<OrganisationReader['member']> {
    const card = await this.views.get(memberCards, memberId);
    return card && { unitId: card.unitId, active: card.active, grants: card.roles };
  }

  /** Current names of units; an unknown unit is absent. */
  async unitNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const cards = await this.views.getMany(unitCards, ids);
    return new Map([...cards].map(([id, { name }]) => [id, name]));
  }
}
