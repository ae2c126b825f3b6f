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

  /** @throws DomainError OUT_OF_SCOPE_UNIT */
  async requireAwardingAuthority(
    memberId: string,
    award: { readonly level: AwardLevel; readonly ownerUnitId: string; readonly unitId: string | null },
  ): Promise<Actor> {
    const mandate =
      (await this.organisation.mandate(memberId, ['CAMPAIGN_OFFICER'], award.ownerUnitId)) ??
      (await this.ofOwnLevel(memberId, award.level, award.unitId));
    if (!mandate) return this.organisation.refuseOutOfScope(['CAMPAIGN_OFFICER'], award.ownerUnitId);
    return { memberId, mandate };
  }

  private async ofOwnLevel(memberId: string, level: AwardLevel, unitId: string | null): Promise<Mandate | null> {
    if (unitId === null || (level !== 'AFFILIATED' && level !== 'GRASSROOTS')) return null;
    for (const id of (await this.organisation.unitPath(unitId)) ?? []) {
      if ((await this.organisation.unit(id))?.level !== level) continue;
      const mandate = await this.organisation.mandate(memberId, ['UNION_OFFICER'], id);
      if (mandate?.unitId === id) return mandate;
    }
    return null;
  }
}
