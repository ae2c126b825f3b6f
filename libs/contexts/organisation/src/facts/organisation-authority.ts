import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@app/kernel';
import { MEMBER_MANAGERS, TREE_MANAGERS } from '../domain/managing-roles.js';
import type { Role } from '../domain/member.events.js';
import type { RoleGrant } from '../domain/member.state.js';
import { OrganisationFactsReader } from './organisation-facts-reader.js';

/**
 * Checks who may change the tree and its members: a member with a role at the unit or above, in the current tree. If
 * the unit does not exist (null), the actor is passed on without a mandate, and the decision reports the missing unit.
 */
@Injectable()
export class OrganisationAuthority {
  constructor(private readonly facts: OrganisationFactsReader) {}

  /** Units and roles. Nobody grants or revokes a role above the unit they manage. */
  requireTreeAdministrator(memberId: string, unit: { readonly unitId: string } | null): Promise<Actor> {
    return this.at(memberId, TREE_MANAGERS, unit);
  }

  requireMemberAdministrator(memberId: string, unit: { readonly unitId: string } | null): Promise<Actor> {
    return this.at(memberId, MEMBER_MANAGERS, unit);
  }

  /**
   * A departure ends every role of the member. So it needs, at the unit of each, somebody who manages members there; of an
   * administrator, somebody who manages roles there. A role at a dissolved unit has ended already.
   *
   * @throws DomainError ROLE_OUT_OF_SCOPE
   */
  async requireMayEndRoles(memberId: string, grants: readonly RoleGrant[]): Promise<void> {
    for (const { role, unitId } of grants) {
      if (!(await this.facts.unit(unitId))?.active) continue;
      const requiredRoles = role === 'ADMINISTRATOR' ? TREE_MANAGERS : MEMBER_MANAGERS;
      if (await this.facts.mandate(memberId, requiredRoles, unitId)) continue;
      throw new DomainError('forbidden', 'ROLE_OUT_OF_SCOPE', {
        role,
        requiredRoles,
        ...(await this.facts.namedUnit(unitId)),
      });
    }
  }

  private async at(memberId: string, roles: readonly Role[], unit: { readonly unitId: string } | null): Promise<Actor> {
    return { memberId, mandate: unit && (await this.facts.requireMandate(memberId, roles, unit.unitId)) };
  }
}
