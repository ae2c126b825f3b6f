import { Injectable } from '@nestjs/common';
import { DomainError, type Mandate } from '@app/kernel';
import { StreamStateCache } from '@app/command-handling';
import type { Role } from '../domain/member.events.js';
import { memberDecider } from '../domain/member.decider.js';
import type { Member } from '../domain/member.state.js';
import { memberStream } from '../domain/member.streams.js';
import { unitDecider } from '../domain/unit.decider.js';
import type { Unit } from '../domain/unit.state.js';
import { unitStream } from '../domain/unit.streams.js';

/**
 * Reads the tree, its members and their roles from their streams at the time of the call; never from a view.
 *
 * Not guaranteed: that a result still holds when the caller's events are written.
 */
@Injectable()
export class OrganisationFactsReader {
  /**
   * A unit's parent never changes after the unit is established, so a cached path stays correct. One entry per unit.
   */
  private readonly paths = new Map<string, readonly string[]>();

  constructor(private readonly states: StreamStateCache) {}

  /** null for an id that was never established; a dissolved unit is returned with `active` false. */
  async unit(unitId: string): Promise<Unit | null> {
    return (await this.states.load(unitDecider, unitStream(unitId))).state;
  }

  /** From the root to the unit, both included, dissolved ones too; null when the unit does not exist. */
  async unitPath(unitId: string): Promise<readonly string[] | null> {
    const known = this.paths.get(unitId);
    if (known) return known;
    const unit = await this.unit(unitId);
    const above = unit?.parentId ? await this.unitPath(unit.parentId) : [];
    if (!unit || !above) return null;
    const path = [...above, unitId];
    this.paths.set(unitId, path);
    return path;
  }

  /** null for an id that was never enrolled; a member who left is returned with `active` false and no grants. */
  async member(memberId: string): Promise<Member | null> {
    return (await this.states.load(memberDecider, memberStream(memberId))).state;
  }

  /**
   * The member's nearest grant of one of the roles, at the unit or above it. null if there is none, the member left, or
   * the unit does not exist. A grant ends when the unit it was given at is dissolved.
   */
  async mandate(memberId: string, roles: readonly Role[], unitId: string): Promise<Mandate | null> {
    const member = await this.member(memberId);
    const held = member?.grants.filter(({ role }) => roles.includes(role)) ?? [];
    if (held.length === 0) return null;
    const path = (await this.unitPath(unitId)) ?? [];
    for (const id of path.toReversed()) {
      const grant = held.find((candidate) => candidate.unitId === id);
      if (grant && (await this.unit(id))?.active) return grant;
    }
    return null;
  }

  /** @throws DomainError OUT_OF_SCOPE_UNIT, the same whether the role is missing or the unit does not exist */
  async requireMandate(memberId: string, roles: readonly Role[], unitId: string): Promise<Mandate> {
    const mandate = await this.mandate(memberId, roles, unitId);
    if (!mandate) throw new DomainError('forbidden', 'OUT_OF_SCOPE_UNIT');
    return mandate;
  }
}
