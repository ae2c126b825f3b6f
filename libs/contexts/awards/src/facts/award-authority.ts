import { Injectable } from '@nestjs/common';
import type { Actor, Mandate } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import type { AwardLevel } from '../domain/award.events.js';

/** Grant and revoke awards; union officers those of their own level only. */
export const AWARDING_ROLES = ['CAMPAIGN_OFFICER', 'UNION_OFFICER'] as const;

/**
 * Checks who may grant or revoke an award: a campaign officer at the campaign's owner; for awards of affiliated and
 * grassroots unions also an officer of a union of that level, at or above the recipient's unit in the current tree.
 */
@Injectable()
export class AwardAuthority {
  constructor(private readonly organisation: OrganisationFactsReader) {}

  /** @throws DomainError OUT_OF_SCOPE_UNIT, which names both who may */
  async requireAwardingAuthority(
    memberId: string,
    award: { readonly level: AwardLevel; readonly ownerUnitId: string; readonly unitId: string | null },
  ): Promise<Actor> {
    const officer = await this.organisation.mandate(memberId, ['CAMPAIGN_OFFICER'], award.ownerUnitId);
    if (officer) return { memberId, mandate: officer };
    const unions = await this.unionsOf(award.level, award.unitId);
    const mandate = await this.ofOneOf(unions, memberId);
    if (mandate) return { memberId, mandate };
    const nearest = unions.at(-1);
    const alternative = nearest === undefined ? null : { roles: ['UNION_OFFICER'] as const, unitId: nearest };
    return this.organisation.refuseOutOfScope(['CAMPAIGN_OFFICER'], award.ownerUnitId, alternative);
  }

  /** The unions of the award's level at or above the recipient's unit; none of levels whose officers award nothing. */
  private async unionsOf(level: AwardLevel, unitId: string | null): Promise<readonly string[]> {
    if (unitId === null || (level !== 'AFFILIATED' && level !== 'GRASSROOTS')) return [];
    const unions: string[] = [];
    for (const id of (await this.organisation.unitPath(unitId)) ?? []) {
      if ((await this.organisation.unit(id))?.level === level) unions.push(id);
    }
    return unions;
  }

  private async ofOneOf(unions: readonly string[], memberId: string): Promise<Mandate | null> {
    for (const id of unions) {
      const mandate = await this.organisation.mandate(memberId, ['UNION_OFFICER'], id);
      if (mandate?.unitId === id) return mandate;
    }
    return null;
  }
}
