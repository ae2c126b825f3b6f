import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel';
import type { Role } from '../domain/member.events.js';
import { OrganisationFactsReader } from './organisation-facts-reader.js';

const KEEPS_TREE = ['ADMINISTRATOR'] as const;
const KEEPS_MEMBERS = ['ADMINISTRATOR', 'UNION_OFFICER'] as const;

/**
 * Who may change the tree and its members: a role at the unit or above, as the tree stands now. Where there is no such
 * unit (null) the actor is passed on without a mandate, and the decision answers that it does not exist.
 */
@Injectable()
export class OrganisationAuthority {
  constructor(private readonly facts: OrganisationFactsReader) {}

  /** Units and roles. Nobody grants or revokes a role above a unit they keep. */
  requireTreeAdministrator(memberId: string, unit: { readonly unitId: string } | null): Promise<Actor> {
    return this.at(memberId, KEEPS_TREE, unit);
  }

  requireMemberAdministrator(memberId: string, unit: { readonly unitId: string } | null): Promise<Actor> {
    return this.at(memberId, KEEPS_MEMBERS, unit);
  }

  private async at(memberId: string, roles: readonly Role[], unit: { readonly unitId: string } | null): Promise<Actor> {
    return { memberId, mandate: unit && (await this.facts.requireMandate(memberId, roles, unit.unitId)) };
  }
}
