import { Injectable } from '@nestjs/common';
import { StreamStateCache, type StreamFold } from '@app/command-handling';
import { memberDecider } from '../domain/member.decider.js';
import { areIncompatible } from '../domain/incompatible-roles.js';
import type { Member, RoleGrant } from '../domain/member.state.js';
import { memberStream } from '../domain/member.streams.js';
import { unitDecider } from '../domain/unit.decider.js';
import type { Unit } from '../domain/unit.state.js';
import type { OrganisationFounded } from '../domain/unit.events.js';
import { FOUNDING_STREAM, unitStream } from '../domain/unit.streams.js';
import { OrganisationReader } from './organisation-reader.js';
import { unitNamesFold, type RecordedName } from './unit-names.js';

const rootFold: StreamFold<OrganisationFounded, string | null> = {
  initialState: null,
  evolve: (_, { data }) => data.rootUnitId,
};

/**
 * Reads the tree, its members and their roles from their streams at the time of the call; never from a view.
 *
 * Not guaranteed: that a result still holds when the caller's events are written.
 */
@Injectable()
export class OrganisationFactsReader extends OrganisationReader {
  /**
   * A unit's parent never changes after the unit is established, so a cached path stays correct. One entry per unit.
   */
  private readonly paths = new Map<string, readonly string[]>();

  constructor(private readonly states: StreamStateCache) {
    super();
  }

  override async unit(unitId: string): Promise<Unit | null> {
    return (await this.states.load(unitDecider, unitStream(unitId))).state;
  }

  /** The unit at the top of the tree; null before the founding. */
  async rootUnitId(): Promise<string | null> {
    return (await this.states.load(rootFold, FOUNDING_STREAM)).state;
  }

  override async unitPath(unitId: string): Promise<readonly string[] | null> {
    const known = this.paths.get(unitId);
    if (known) return known;
    const unit = await this.unit(unitId);
    const above = unit?.parentId ? await this.unitPath(unit.parentId) : [];
    if (!unit || !above) return null;
    const path = [...above, unitId];
    this.paths.set(unitId, path);
    return path;
  }

  override async member(memberId: string): Promise<Member | null> {
    return (await this.states.load(memberDecider, memberStream(memberId))).state;
  }

  /**
   * The first of the grants that the rule of the organisation excludes beside the new one: both roles would hold at the same
   * unit. null while the rule is off. A grant at a dissolved unit has ended.
   */
  async incompatibleGrant(
    { role, unitId }: RoleGrant,
    grants: readonly RoleGrant[],
  ): Promise<(RoleGrant & { readonly unitName: string }) | null> {
    const path = (await this.unitPath(unitId)) ?? [];
    const root = path[0] === undefined ? null : await this.unit(path[0]);
    if (!root?.separationOfDuties) return null;
    for (const grant of grants) {
      if (!areIncompatible(role, grant.role)) continue;
      const unit = await this.unit(grant.unitId);
      const isAbove = path.includes(grant.unitId);
      if (unit?.active && (isAbove || (await this.unitPath(grant.unitId))?.includes(unitId))) {
        return { ...grant, unitName: unit.name };
      }
    }
    return null;
  }

  /** All names that units have had, by unit, the first one first; an unknown unit is absent. */
  async recordedUnitNames(ids: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedName[]>> {
    const names = await Promise.all(
      ids.map(async (id) => [id, (await this.states.load(unitNamesFold, unitStream(id))).state] as const),
    );
    return new Map(names.filter(([, { length }]) => length > 0));
  }
}
