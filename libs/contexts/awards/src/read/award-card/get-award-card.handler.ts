import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import type { AwardResponse } from '../award.response.js';
import { awards } from '../award.view.js';
import { AwardPresenter } from '../award-presenter.js';
import { GetAwardCardQuery } from './get-award-card.query.js';

@QueryHandler(GetAwardCardQuery)
export class GetAwardCardHandler implements IQueryHandler<GetAwardCardQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly shown: AwardPresenter,
  ) {}

  async execute({ awardId }: GetAwardCardQuery): Promise<AwardResponse> {
    const view = await this.views.get(awards, awardId);
    const [answer] = view ? await this.shown.show([view]) : [];
    if (!answer) throw new DomainError('not-found', 'RECOGNITION_NOT_FOUND');
    return answer;
  }
}
