import { Injectable } from '@nestjs/common';
import type { Role } from '../domain/member.events.js';
import { MEMBER_MANAGERS } from '../domain/managing-roles.js';
import { OrganisationCardsReader } from './organisation-cards-reader.js';

/** Which members a person may look for. */
export interface MemberScope {
  /** The units that the scope is made of, each with those below it. */
  readonly units: readonly string[];
  /** Whether the unit is within the person's own, or within one at which they hold a role. */
  sees(unitId: string): Promise<boolean>;
  /** Whether the unit is the other one or below it. */
  isWithin(unitId: string, other: string): Promise<boolean>;
  /** Whether the person manages the members of the unit, and so knows their numbers. */
  manages(unitId: string): Promise<boolean>;
}

/**
 * A member may look for members of their own unit, of the units at which they hold a role, and of every unit below these.
 * Administrators and union officers also see and find the numbers of members they manage.
 */
@Injectable()
export class MemberScopes {
  constructor(private readonly organisation: OrganisationCardsReader) {}

  /** null for somebody who is no active member. The scope holds for one query: it keeps the paths it has read. */
  async of(asker: string): Promise<MemberScope | null> {
    const sight = await this.organisation.sightOf(asker);
    if (!sight) return null;
    const { units: seen, inForce } = sight;
    const managing: ReadonlySet<Role> = new Set(MEMBER_MANAGERS);
    const managed = new Set(inForce.filter(({ role }) => managing.has(role)).map(({ unitId }) => unitId));
    const paths = new Map<string, readonly string[]>();
    const within = async (unitId: string, units: ReadonlySet<string>): Promise<boolean> => {
      const path = paths.get(unitId) ?? (await this.organisation.unitPath(unitId)) ?? [];
      paths.set(unitId, path);
      return path.some((id) => units.has(id));
    };
    return {
      units: [...seen],
      sees: (unitId) => within(unitId, seen),
      isWithin: (unitId, other) => within(unitId, new Set([other])),
      manages: (unitId) => within(unitId, managed),
    };
  }
}
