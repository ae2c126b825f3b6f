import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CAMPAIGN_CARDS, CampaignCardsReader } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import { HttpProblem, QueryResponds, PageQuery, Pages, RecordedSince, UuidParam, type PageResponse } from '@app/http';
import { INITIATIVE_CARDS } from '@app/initiatives/contracts';
import { DomainError } from '@app/kernel';
import { correctedNames } from '@app/organisation/contracts';
import { type FieldValue, type ViewPage, ViewStore } from '@app/read-models';
import { AwardPresenter } from '../award-presenter.js';
import { AwardResponse } from '../award.response.js';
import { awards, type AwardView } from '../award.view.js';
import { HONOUR_ROLL } from '../honour-roll.projection.js';
import { compareRollPlaces, type RollPlace } from './roll-order.js';

/**
 * The awards of a campaign that are in force, in roll order. The keyset is the id of the last award seen, and a mark of the
 * first page.
 */
@DeclaredMessage()
export class GetHonourRollQuery extends Query<ViewPage<AwardResponse>> {
  constructor(
    readonly campaignId: string,
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}

const READ_PAGE_SIZE = 500;

/**
 * The roll is sorted by names, which no read model may store, so the awards of a campaign (a few hundred) are sorted on
 * read. A page continues after the current place of the last award seen: awards granted or revoked meanwhile neither
 * repeat nor hide others. A corrected name may move its award across that place, so then the next page is refused.
 */
@QueryHandler(GetHonourRollQuery)
export class GetHonourRollHandler implements IQueryHandler<GetHonourRollQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly campaigns: CampaignCardsReader,
    private readonly shown: AwardPresenter,
    private readonly since: RecordedSince,
  ) {}

  async execute({ campaignId, limit, after }: GetHonourRollQuery): Promise<ViewPage<AwardResponse>> {
    if (!(await this.campaigns.exists(campaignId))) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    const mark = after?.[1] ?? (await this.since.mark(HONOUR_ROLL));
    const inForce = await this.inForce(campaignId);
    const last = after && (await this.lastSeen(after));
    const names = await this.shown.names(last ? [...inForce, last] : inForce);
    const placeOf = (view: AwardView): RollPlace => ({
      view,
      personName: view.recipient.kind === 'MEMBER' ? (names.get(view.recipient.memberId) ?? null) : null,
    });
    const roll = inForce.map(placeOf).sort(compareRollPlaces);
    const rest = last ? roll.filter((place) => compareRollPlaces(place, placeOf(last)) > 0) : roll;
    const page = rest.slice(0, limit).map(({ view }) => view);
    if (after) {
      const corrected = correctedNames(await this.since.events(mark));
      if (roll.some(({ view: { recipient } }) => recipient.kind === 'MEMBER' && corrected.has(recipient.memberId))) {
        throw new HttpProblem('LIST_CHANGED');
      }
    }
    return { items: await this.shown.show(page), next: rest.length > limit ? [page.at(-1)!.id, mark] : null };
  }

  private async inForce(campaignId: string): Promise<readonly AwardView[]> {
    const all: AwardView[] = [];
    let after: readonly FieldValue[] | null = null;
    do {
      const page: ViewPage<AwardView> = await this.views.find(awards, {
        where: { campaignId, status: 'IN_FORCE' },
        limit: READ_PAGE_SIZE,
        ...(after && { after }),
      });
      all.push(...page.items);
      after = page.next;
    } while (after);
    return all;
  }

  private async lastSeen([id]: readonly FieldValue[]): Promise<AwardView> {
    const last = await this.views.get(awards, String(id));
    if (!last) throw new HttpProblem('INVALID_CURSOR');
    return last;
  }
}

@ApiTags('awards')
@Controller('api/v1/campaigns')
export class HonourRollController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Danh sách tôn vinh / honour roll: the awards in force.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Theo hình thức, cấp, rồi tên hoặc mã đơn vị; khen thưởng đã hủy bỏ không có trong danh sách. / Open to every active member. By form, level, then given name or unit code; revoked awards are not on the roll.',
  })
  @Get(':campaignId/honour-roll')
  @QueryResponds({
    projections: [HONOUR_ROLL, ...CAMPAIGN_CARDS, ...INITIATIVE_CARDS],
    type: AwardResponse,
    list: true,
  })
  async roll(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @QueryParams() query: PageQuery,
  ): Promise<PageResponse<AwardResponse>> {
    const list = `campaigns/${campaignId}/honour-roll`;
    const after = this.pages.after(list, query);
    const page = await this.queries.execute(new GetHonourRollQuery(campaignId, query.limit, after));
    return this.pages.toResponse(list, query, page);
  }
}
