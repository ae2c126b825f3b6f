import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnswersQuery, PageQuery, Pages, UuidParam, type PageAnswer } from '@app/http';
import { GetMemberPageQuery } from './get-member-page.query.js';
import { InitiativeSummaryAnswer } from './initiative-summary.answer.js';
import { ListMemberInitiativesQuery } from './list-member-initiatives.query.js';
import { MemberPageAnswer } from './member-page.answer.js';

@ApiTags('members')
@Controller('api/v1/members')
export class MemberInitiativesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Sáng kiến của một người, mới nhất trước / a person's initiatives, the newest first. */
  @Get(':memberId/initiatives')
  @AnswersQuery({ from: ['initiative-card'], type: InitiativeSummaryAnswer, list: true })
  async initiatives(
    @UuidParam('memberId', 'Đoàn viên / member.') memberId: string,
    @Query() request: PageQuery,
  ): Promise<PageAnswer<InitiativeSummaryAnswer>> {
    const list = `members/${memberId}/initiatives`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(new ListMemberInitiativesQuery(memberId, { after, limit: request.limit }));
    return this.pages.answer(list, request, page);
  }

  /** Trang của một người: số sáng kiến theo trạng thái, vai trò, phần giá trị làm lợi / what a person has done. */
  @Get(':memberId/page')
  @AnswersQuery({ from: ['initiative-card'], type: MemberPageAnswer })
  page(@UuidParam('memberId', 'Đoàn viên / member.') memberId: string): Promise<MemberPageAnswer> {
    return this.queries.execute(new GetMemberPageQuery(memberId));
  }
}
