import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { PageQuery, Pages, Principal, QueryResponds, UuidField, UuidParam, type PageResponse } from '@app/http';
import { DomainError, isWithinPath, outermostPaths, refuse, withinPath } from '@app/kernel';
import { ORGANISATION_CARDS, OrganisationCardsReader, ROLES } from '@app/organisation/contracts';
import { PersonVault } from '@app/person-vault';
import { type FieldValue, type ViewPage, ViewStore } from '@app/read-models';
import { CAMPAIGN_CARDS, CampaignCardsReader } from '../campaign-cards-reader.js';
import { participants, type Participant } from '../participant.view.js';
import { PARTICIPANTS } from '../participants.projection.js';
import { ParticipantResponse } from './participant.response.js';

export class ListParticipantsRequest extends PageQuery {
  @UuidField({
    optional: true,
    description:
      'Đơn vị lúc đăng ký, và các đơn vị cấp dưới / only of this unit at registration and everything below it.',
  })
  readonly unitId?: string;
}

@DeclaredMessage()
export class ListParticipantsQuery extends Query<ViewPage<ParticipantResponse>> {
  constructor(
    readonly asker: string,
    readonly campaignId: string,
    /** null for all that the asker may see. */
    readonly unitId: string | null,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}

type Path = readonly string[];

@QueryHandler(ListParticipantsQuery)
export class ListParticipantsHandler implements IQueryHandler<ListParticipantsQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly campaigns: CampaignCardsReader,
    private readonly organisation: OrganisationCardsReader,
    private readonly vault: PersonVault,
  ) {}

  /**
   * The first registered first, of all subtrees together.
   *
   * @throws DomainError CAMPAIGN_NOT_FOUND, NOT_AN_ACTIVE_MEMBER, OUT_OF_SCOPE_UNIT
   */
  async execute({ asker, campaignId, unitId, page }: ListParticipantsQuery): Promise<ViewPage<ParticipantResponse>> {
    if (!(await this.campaigns.exists(campaignId))) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    const subtrees = await this.subtrees(asker, unitId);
    const pages = await Promise.all(
      subtrees.map((unitPath) =>
        this.views.find(participants, {
          where: { campaignId, unitPath: withinPath(unitPath) },
          sort: [{ field: 'registeredAt', direction: 'asc' }],
          ...(page.after && { after: page.after }),
          limit: page.limit,
        }),
      ),
    );
    const found = pages
      .flatMap(({ items }) => items)
      .map((participant) => ({ participant, keyset: [participant.registeredAt, participant.id] as const }))
      .sort((a, b) => (a.keyset.join() < b.keyset.join() ? -1 : 1));
    const shown = found.slice(0, page.limit);
    const more = found.length > shown.length || pages.some(({ next }) => next !== null);
    return {
      items: await this.responses(shown.map(({ participant }) => participant)),
      next: more ? shown.at(-1)!.keyset : null,
    };
  }

  /** The subtrees that are asked for and that the asker sees, none inside another. */
  private async subtrees(asker: string, unitId: string | null): Promise<readonly Path[]> {
    const visible = await this.visible(asker);
    if (unitId === null) return outermostPaths(visible);
    const asked = (await this.organisation.unitPath(unitId)) ?? [];
    if (!visible.some((path) => isWithinPath(asked, path))) return this.organisation.refuseOutOfScope(ROLES, unitId);
    return [asked];
  }

  private async visible(asker: string): Promise<readonly Path[]> {
    const sight = await this.organisation.sightOf(asker);
    if (!sight) return refuse('forbidden', 'NOT_AN_ACTIVE_MEMBER');
    const paths = await Promise.all([...sight.units].map((unitId) => this.organisation.unitPath(unitId)));
    return paths.filter((path) => path !== null);
  }

  private async responses(found: readonly Participant[]): Promise<readonly ParticipantResponse[]> {
    const [names, units] = await Promise.all([
      this.vault.names([...new Set(found.flatMap(({ memberId, registeredBy }) => [memberId, registeredBy]))]),
      this.organisation.unitNames([...new Set(found.map(({ unitId }) => unitId))]),
    ]);
    const person = (memberId: string) => ({ memberId, name: names.get(memberId) ?? null });
    return found.map(({ memberId, unitId, registeredAt, registeredBy }) => ({
      ...person(memberId),
      unit: { id: unitId, name: units.get(unitId) ?? unitId },
      registeredAt,
      registeredBy: person(registeredBy),
    }));
  }
}

@ApiTags('participants')
@Controller('api/v1/campaigns')
export class ListParticipantsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Đoàn viên đã đăng ký tham gia / registered members of a campaign.',
    description:
      'Đoàn viên xem được người của đơn vị mình, của đơn vị mình giữ vai trò và các đơn vị cấp dưới, theo đơn vị lúc đăng ký; người đăng ký trước đứng trước. Người đã xóa dữ liệu cá nhân vẫn có trong danh sách, không có tên. Hệ thống không nhận đơn vị ngoài phạm vi ấy. / A member sees participants of their own unit, of units at which they hold a role, and of all units below, by the unit at registration; the first registered first. An erased person stays on the list without a name. Refused for a unit outside that scope.',
  })
  @Get(':campaignId/participants')
  @QueryResponds({
    projections: [PARTICIPANTS, ...CAMPAIGN_CARDS, ...ORGANISATION_CARDS],
    type: ParticipantResponse,
    list: true,
  })
  async participants(
    @Principal() asker: string,
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @QueryParams() request: ListParticipantsRequest,
  ): Promise<PageResponse<ParticipantResponse>> {
    const { unitId = null, limit } = request;
    const list = `campaigns/${campaignId}/participants/${asker}`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(new ListParticipantsQuery(asker, campaignId, unitId, { after, limit }));
    return this.pages.toResponse(list, request, page);
  }
}
