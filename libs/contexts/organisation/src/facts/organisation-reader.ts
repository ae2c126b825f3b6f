import { DomainError, type Mandate } from '@app/kernel';
import type { Role } from '../domain/member.events.js';
import type { Member } from '../domain/member.state.js';
import type { Unit } from '../domain/unit.state.js';

/** Reads the tree, its members and their roles. Where from, and so how fresh, the subclasses say. */
export abstract class OrganisationReader {
  /** null for an id that was never established; a dissolved unit is returned with `active` false. */
  abstract unit(unitId: string): Promise<Pick<Unit, 'active' | 'name'> | null>;

  /** From the root to the unit, both included, dissolved ones too; null when the unit does not exist. */
  abstract unitPath(unitId: string): Promise<readonly string[] | null>;

  /** null for an id that was never enrolled; a member who left is returned with `active` false and no grants. */
  abstract member(memberId: string): Promise<Pick<Member, 'unitId' | 'active' | 'grants'> | null>;

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

  /**
   * The units of which an active member sees the members, with every unit below: their own, and those they hold a role at.
   * A grant ends when its unit is dissolved. null for anybody else.
   */
  async sightOf(
    memberId: string,
  ): Promise<{ readonly units: ReadonlySet<string>; readonly inForce: Member['grants'] } | null> {
    const member = await this.member(memberId);
    if (!member?.active) return null;
    const inForce = [];
    for (const grant of member.grants) if ((await this.unit(grant.unitId))?.active) inForce.push(grant);
    return { units: new Set([member.unitId, ...inForce.map(({ unitId }) => unitId)]), inForce };
  }

  /** @throws DomainError OUT_OF_SCOPE_UNIT, which names the roles and the unit */
  async requireMandate(memberId: string, roles: readonly Role[], unitId: string): Promise<Mandate> {
    return (await this.mandate(memberId, roles, unitId)) ?? this.refuseOutOfScope(roles, unitId);
  }

  /**
   * The code is the same whether a role is missing or the unit does not exist. `alternative`: roles at another unit that
   * would do as well.
   *
   * @throws DomainError OUT_OF_SCOPE_UNIT
   */
  async refuseOutOfScope(
    requiredRoles: readonly Role[],
    unitId: string,
    alternative: { readonly roles: readonly Role[]; readonly unitId: string } | null = null,
  ): Promise<never> {
    const other = alternative && (await this.unit(alternative.unitId));
    throw new DomainError('forbidden', 'OUT_OF_SCOPE_UNIT', {
      requiredRoles,
      ...(await this.namedUnit(unitId)),
      ...(alternative && { alternativeRoles: alternative.roles, alternativeUnitId: alternative.unitId }),
      ...(other && { alternativeUnitName: other.name }),
    });
  }

  /** The unit as refusals name it. */
  async namedUnit(unitId: string): Promise<{ readonly unitId: string; readonly unitName?: string }> {
    const unit = await this.unit(unitId);
    return { unitId, ...(unit && { unitName: unit.name }) };
  }
}
