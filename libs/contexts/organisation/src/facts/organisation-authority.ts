import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel';
import { MEMBER_MANAGERS, TREE_MANAGERS } from '../domain/managing-roles.js';
import type { Role } from '../domain/member.events.js';
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

  private async at(memberId: string, roles: readonly Role[], unit: { readonly unitId: string } | null): Promise<Actor> {
    return { memberId, mandate: unit && (await this.facts.requireMandate(memberId, roles, unit.unitId)) };
  }
}
