import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { EnumField, PageQuery, Pages, QueryBooleanField, QueryResponds, UuidField, type PageResponse } from '@app/http';
import { PersonVault } from '@app/person-vault';
import { type FieldValue, type ViewPage, ViewStore } from '@app/read-models';
import { ROLES, type Role } from '../../domain/member.events.js';
import { roleGrants } from '../member-card.view.js';
import { ORGANISATION_CARDS } from '../organisation-cards-reader.js';
import { unitCards } from '../unit-card.view.js';
import { RoleHolderResponse } from './role-holder.response.js';

export class ListRoleHoldersRequest extends PageQuery {
  @EnumField({ values: ROLES, optional: true, description: 'Vai trò / role.' })
  readonly role?: Role;

  @UuidField({
    optional: true,
    description:
      'Vai trò có hiệu lực tại đơn vị này, giao ở đây hay cấp trên / roles that cover this unit, given there or above.',
  })
  readonly unitId?: string;

  @QueryBooleanField({
    optional: true,
    description: 'true: vai trò đã kết thúc; mặc định false / true for roles that ended. Default false.',
  })
  readonly ended?: boolean;
}

@DeclaredMessage()
export class ListRoleHoldersQuery extends Query<ViewPage<RoleHolderResponse>> {
  constructor(
    /** An undefined property does not filter. */
    readonly filter: { readonly role: Role | undefined; readonly unitId: string | undefined; readonly ended: boolean },
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}

@QueryHandler(ListRoleHoldersQuery)
export class ListRoleHoldersHandler implements IQueryHandler<ListRoleHoldersQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly vault: PersonVault,
  ) {}

  /** By role, then in the order in which they were given. */
  async execute({ filter, page }: ListRoleHoldersQuery): Promise<ViewPage<RoleHolderResponse>> {
    const { role, unitId, ended } = filter;
    const path = unitId === undefined ? undefined : ((await this.views.get(unitCards, unitId))?.path ?? []);
    const { items, next } = await this.views.find(roleGrants, {
      where: {
        ended: Number(ended),
        ...(path && { unitId: { in: path } }),
        ...(role !== undefined && { role }),
      },
      sort: [
        { field: 'role', direction: 'asc' },
        { field: 'grantedAt', direction: 'asc' },
      ],
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
    const [names, units] = await Promise.all([
      this.vault.names([...new Set(items.map(({ memberId }) => memberId))]),
      this.views.getMany(unitCards, [...new Set(items.map((grant) => grant.unitId))]),
    ]);
    return {
      items: items.map(({ id: _id, unitId: at, ...grant }) => ({
        ...grant,
        name: names.get(grant.memberId) ?? null,
        unit: { id: at, name: units.get(at)?.name ?? at },
        inForce: grant.ended === null && units.get(at)?.active === true,
      })),
      next,
    };
  }
}

@ApiTags('members')
@Controller('api/v1/role-holders')
export class ListRoleHoldersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Ai giữ vai trò gì, ở đơn vị nào / who holds which role, and where.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Với đơn vị: mọi vai trò có hiệu lực tại đó, giao ở đó hay ở cấp trên; với ended=true: các vai trò đã thu hồi hoặc hết khi thôi sinh hoạt. Xếp theo vai trò, rồi theo lúc giao. / Open to every active member. With a unit: every role that covers it, given there or above; with ended=true: roles that were revoked or ended by a departure. By role, then by the time of the grant.',
  })
  @Get()
  @QueryResponds({ projections: ORGANISATION_CARDS, type: RoleHolderResponse, list: true })
  async holders(@QueryParams() request: ListRoleHoldersRequest): Promise<PageResponse<RoleHolderResponse>> {
    const { role, unitId, ended = false, limit } = request;
    const page = await this.queries.execute(
      new ListRoleHoldersQuery({ role, unitId, ended }, { after: this.pages.after('role-holders', request), limit }),
    );
    return this.pages.toResponse('role-holders', request, page);
  }
}
