import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { QueryResponds, UuidParam } from '@app/http';
import { benefitShares, DomainError, vnd, vndText } from '@app/kernel';
import { ORGANISATION_CARDS, OrganisationCardsReader } from '@app/organisation/contracts';
import { PersonVault } from '@app/person-vault';
import { ViewStore, type ViewPage } from '@app/read-models';
import { SUBMITTED_STATUSES } from '../../domain/initiative.status.js';
import { authorships, type Authorship } from '../authorship.view.js';
import { initiativeCards, isAuthor, type InitiativeCard } from '../initiative-card.view.js';
import { MemberStatisticsResponse } from './member-statistics.response.js';

@DeclaredMessage()
export class GetMemberStatisticsQuery extends Query<MemberStatisticsResponse> {
  constructor(readonly memberId: string) {
    super();
  }
}

const PAGE = 500;

/** A member's part of the verified benefit; the parts of all authors add up to the whole. */
const shareOf = ({ authors, assessment }: InitiativeCard, memberId: string): bigint => {
  const parts = benefitShares(
    vnd(assessment?.amountVnd ?? '0'),
    authors.map(({ shareBp }) => shareBp),
  );
  return parts[authors.findIndex((author) => author.memberId === memberId)] ?? 0n;
};

@QueryHandler(GetMemberStatisticsQuery)
export class GetMemberStatisticsHandler implements IQueryHandler<GetMemberStatisticsQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly organisation: OrganisationCardsReader,
    private readonly vault: PersonVault,
  ) {}

  /** @throws DomainError MEMBER_NOT_FOUND */
  async execute({ memberId }: GetMemberStatisticsQuery): Promise<MemberStatisticsResponse> {
    const member = await this.organisation.member(memberId);
    if (!member) throw new DomainError('not-found', 'MEMBER_NOT_FOUND');
    const [cards, members, units] = await Promise.all([
      this.cardsOf(memberId),
      this.vault.names([memberId]),
      this.organisation.unitNames([member.unitId]),
    ]);
    const counted = cards.filter(({ status }) => status === 'APPROVED');
    const asLead = cards.filter(({ authors }) =>
      authors.some((author) => author.lead && author.memberId === memberId),
    ).length;
    return {
      memberId,
      name: members.get(memberId) ?? null,
      unit: { id: member.unitId, name: units.get(member.unitId) ?? member.unitId },
      active: member.active,
      initiatives: cards.length,
      asLead,
      asCoAuthor: cards.length - asLead,
      byStatus: SUBMITTED_STATUSES.map((status) => ({
        status,
        initiatives: cards.filter((card) => card.status === status).length,
      })),
      counted: counted.length,
      benefitShareVnd: vndText(counted.reduce((sum, card) => sum + shareOf(card, memberId), 0n)),
    };
  }

  private async cardsOf(memberId: string): Promise<readonly InitiativeCard[]> {
    const cards: InitiativeCard[] = [];
    let page: ViewPage<Authorship> = { items: [], next: [] };
    while (page.next) {
      page = await this.views.find(authorships, {
        where: { memberId },
        sort: [{ field: 'receivedAt', direction: 'desc' }],
        ...(page.next.length > 0 && { after: page.next }),
        limit: PAGE,
      });
      const ids = page.items.map(({ initiativeId }) => initiativeId);
      const found = [...(await this.views.getMany(initiativeCards, ids)).values()];
      cards.push(...found.filter((card) => isAuthor(card, memberId)));
    }
    return cards;
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class GetMemberStatisticsController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Kết quả của một người / results of a person.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Số sáng kiến theo trạng thái và vai trò. Phần giá trị làm lợi tính theo tỷ lệ đóng góp đã khai. / Open to every active member. Initiatives by status and role. The part of the benefit follows the declared shares.',
  })
  @Get(':memberId/page')
  @QueryResponds({ projections: ['initiative-card', ...ORGANISATION_CARDS], type: MemberStatisticsResponse })
  page(@UuidParam('memberId', 'Đoàn viên / member.') memberId: string): Promise<MemberStatisticsResponse> {
    return this.queries.execute(new GetMemberStatisticsQuery(memberId));
  }
}
