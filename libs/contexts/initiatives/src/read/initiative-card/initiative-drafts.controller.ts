import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ActingPerson, AnswersQuery, PageQuery, Pages, UuidParam, type PageAnswer } from '@app/http';
import { GetDraftQuery } from './get-draft.query.js';
import { InitiativeDraftAnswer } from './initiative-draft.answer.js';
import { ListDraftsQuery } from './list-drafts.query.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class InitiativeDraftsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Bản nháp của người đang đăng nhập / drafts of the acting person. */
  @Get('drafts')
  @AnswersQuery({ from: ['initiative-card'], type: InitiativeDraftAnswer, list: true })
  async drafts(
    @Query() request: PageQuery,
    @ActingPerson() ownerId: string,
  ): Promise<PageAnswer<InitiativeDraftAnswer>> {
    const list = `drafts/${ownerId}`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(new ListDraftsQuery(ownerId, { after, limit: request.limit }));
    return this.pages.answer(list, request, page);
  }

  /** Một bản nháp, chỉ người viết xem được / one draft, for its owner. */
  @Get(':initiativeId/draft')
  @AnswersQuery({ from: ['initiative-card'], type: InitiativeDraftAnswer })
  draft(
    @UuidParam('initiativeId', 'Bản nháp / the draft.') initiativeId: string,
    @ActingPerson() ownerId: string,
  ): Promise<InitiativeDraftAnswer> {
    return this.queries.execute(new GetDraftQuery(initiativeId, ownerId));
  }
}
