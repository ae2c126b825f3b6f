import type { StreamStateCache } from '@app/command-handling';
import { NameDirectory } from '@app/history';
import type { PersonVault } from '@app/person-vault';
import { OrganisationFactsReader } from '../facts/organisation-facts-reader.js';

/**
 * Names for histories, which depend on no read model: of units, as they were, from their streams; of members, as they
 * are, from the person vault. Erased members are absent.
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

  override units(ids: readonly string[]): ReturnType<NameDirectory['units']> {
    return this.facts.recordedUnitNames(ids);
  }
}

export const organisationNames = (states: StreamStateCache, vault: PersonVault): NameDirectory =>
  new OrganisationNames(new OrganisationFactsReader(states), vault);
