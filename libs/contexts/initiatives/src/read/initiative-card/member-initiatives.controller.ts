import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, PageQuery, Pages, UuidParam, type PageResponse } from '@app/http';
import { GetMemberPageQuery } from './get-member-page.query.js';
import { InitiativeSummaryResponse } from './initiative-summary.response.js';
import { ListMemberInitiativesQuery } from './list-member-initiatives.query.js';
import { MemberPageResponse } from './member-page.response.js';

@ApiTags('members')
@Controller('api/v1/members')
export class MemberInitiativesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Sáng kiến của một người, mới nhất trước / a person's initiatives, the newest first. */
  @Get(':memberId/initiatives')
  @QueryResponds({ projections: ['initiative-card'], type: InitiativeSummaryResponse, list: true })
  async initiatives(
    @UuidParam('memberId', 'Đoàn viên / member.') memberId: string,
    @Query() request: PageQuery,
  ): Promise<PageResponse<InitiativeSummaryResponse>> {
    const list = `members/${memberId}/initiatives`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(new ListMemberInitiativesQuery(memberId, { after, limit: request.limit }));
    return this.pages.toResponse(list, request, page);
  }

  /** Trang của một người: số sáng kiến theo trạng thái, vai trò, phần giá trị làm lợi / what a person has done. */
  @Get(':memberId/page')
  @QueryResponds({ projections: ['initiative-card'], type: MemberPageResponse })
  page(@UuidParam('memberId', 'Đoàn viên / member.') memberId: string): Promise<MemberPageResponse> {
    return this.queries.execute(new GetMemberPageQuery(memberId));
  }
}
