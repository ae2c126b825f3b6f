import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { QueryResponds, UuidParam } from '@app/http';
import { INITIATIVE_CARDS } from '@app/initiatives/contracts';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import { AwardPresenter } from '../award-presenter.js';
import { AwardResponse } from '../award.response.js';
import { awards } from '../award.view.js';
import { HONOUR_ROLL } from '../honour-roll.projection.js';

@DeclaredMessage()
export class GetAwardCardQuery extends Query<AwardResponse> {
  constructor(readonly awardId: string) {
    super();
  }
}

@QueryHandler(GetAwardCardQuery)
export class GetAwardCardHandler implements IQueryHandler<GetAwardCardQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly shown: AwardPresenter,
  ) {}

  async execute({ awardId }: GetAwardCardQuery): Promise<AwardResponse> {
    const view = await this.views.get(awards, awardId);
    const [response] = view ? await this.shown.show([view]) : [];
    if (!response) throw new DomainError('not-found', 'RECOGNITION_NOT_FOUND');
    return response;
  }
}

@ApiTags('awards')
@Controller('api/v1/awards')
export class GetAwardCardController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Một lượt khen thưởng, còn hiệu lực hoặc đã hủy bỏ / one award, in force or revoked.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Không tìm thấy khi không có lượt khen thưởng này. / Open to every active member. Not found when there is no such award.',
  })
  @Get(':awardId')
  @QueryResponds({ projections: [HONOUR_ROLL, ...INITIATIVE_CARDS], type: AwardResponse })
  get(@UuidParam('awardId', 'Lượt khen thưởng / the award.') awardId: string): Promise<AwardResponse> {
    return this.queries.execute(new GetAwardCardQuery(awardId));
  }
}
