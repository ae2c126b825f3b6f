import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { QueryResponds, UuidParam } from '@app/http';
import { DomainError } from '@app/kernel';
import { PersonVault } from '@app/person-vault';
import { ViewStore } from '@app/read-models';
import { ORGANISATION_CARDS, OrganisationCardsReader } from '../organisation-cards-reader.js';
import { MemberCardResponse, memberRoles } from '../member-card.response.js';
import { memberCards } from '../member-card.view.js';

@DeclaredMessage()
export class GetMemberQuery extends Query<MemberCardResponse> {
  constructor(readonly memberId: string) {
    super();
  }
}

@QueryHandler(GetMemberQuery)
export class GetMemberHandler implements IQueryHandler<GetMemberQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly organisation: OrganisationCardsReader,
    private readonly vault: PersonVault,
  ) {}

  /** @throws DomainError MEMBER_NOT_FOUND */
  async execute({ memberId }: GetMemberQuery): Promise<MemberCardResponse> {
    const card = await this.views.get(memberCards, memberId);
    if (!card) throw new DomainError('not-found', 'MEMBER_NOT_FOUND');
    const { id, unitId, category, active, roles, revision } = card;
    const [person, units] = await Promise.all([
      this.vault.get(id),
      this.organisation.unitNames([...new Set([unitId, ...roles.map((role) => role.unitId)])]),
    ]);
    const unit = (of: string) => ({ id: of, name: units.get(of) ?? of });
    return {
      id,
      name: person?.fullName ?? null,
      jobTitle: person?.jobTitle ?? null,
      unit: unit(unitId),
      category,
      active,
      roles: memberRoles(roles, unit),
      revision,
    };
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class GetMemberController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Một đoàn viên: đơn vị và vai trò / one member: unit and roles.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Không có dữ liệu liên lạc. Không tìm thấy khi không có đoàn viên này. / Open to every active member. Without contact data. Not found when there is no such member.',
  })
  @Get(':memberId')
  @QueryResponds({ projections: ORGANISATION_CARDS, type: MemberCardResponse })
  member(@UuidParam('memberId', 'Đoàn viên / member.') memberId: string): Promise<MemberCardResponse> {
    return this.queries.execute(new GetMemberQuery(memberId));
  }
}
