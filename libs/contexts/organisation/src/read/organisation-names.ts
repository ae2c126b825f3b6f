import type { StreamStateCache } from '@app/command-handling';
import { NameDirectory } from '@app/history';
import type { PersonVault } from '@app/person-vault';
import { OrganisationFactsReader } from '../facts/organisation-facts-reader.js';

/**
 * Current names for histories, which depend on no read model: of units from their streams, of members from the person
 * vault. Erased members are absent.
 */
class OrganisationNames extends NameDirectory {
  constructor(
    private readonly facts: OrganisationFactsReader,
    private readonly vault: PersonVault,
  ) {
    super();
  }

  override members(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.vault.names(ids);
  }

  override async units(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const units = await Promise.all(ids.map((id) => this.facts.unit(id)));
    return new Map(units.flatMap((unit) => (unit ? [[unit.unitId, unit.name] as const] : [])));
  }
}

export const organisationNames = (states: StreamStateCache, vault: PersonVault): NameDirectory =>
  new OrganisationNames(new OrganisationFactsReader(states), vault);
