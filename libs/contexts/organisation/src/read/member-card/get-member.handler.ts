import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { PersonVault } from '@app/person-vault';
import { ViewStore } from '@app/read-models';
import { OrganisationNames } from '../organisation-names.js';
import { GetMemberQuery } from './get-member.query.js';
import type { MemberCardResponse } from './member-card.response.js';
import { memberCards } from './member-card.view.js';

@QueryHandler(GetMemberQuery)
export class GetMemberHandler implements IQueryHandler<GetMemberQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly names: OrganisationNames,
    private readonly vault: PersonVault,
  ) {}

  /** @throws DomainError MEMBER_NOT_FOUND */
  async execute({ memberId }: GetMemberQuery): Promise<MemberCardResponse> {
    const card = await this.views.get(memberCards, memberId);
    if (!card) throw new DomainError('not-found', 'MEMBER_NOT_FOUND');
    const { id, unitId, category, active, roles, revision } = card;
    const [person, units] = await Promise.all([
      this.vault.get(id),
      this.names.units([...new Set([unitId, ...roles.map((role) => role.unitId)])]),
    ]);
    const unit = (of: string) => ({ id: of, name: units.get(of) ?? of });
    return {
      id,
      name: person?.fullName ?? null,
      jobTitle: person?.jobTitle ?? null,
      unit: unit(unitId),
      category,
      active,
      roles: roles.map(({ role, unitId: at, decisionNo, grantedAt }) => ({
        role,
        unit: unit(at),
        decisionNo,
        grantedAt,
      })),
      revision,
    };
  }
}
