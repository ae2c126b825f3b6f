import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewStore, type ViewPage } from '@app/read-models';
import type { RecognitionResponse } from '../recognition.response.js';
import { recognitions } from '../recognition.view.js';
import { ShownRecognitions } from '../shown-recognitions.js';
import { ListRecognitionsQuery } from './list-recognitions.query.js';

@QueryHandler(ListRecognitionsQuery)
export class ListRecognitionsHandler implements IQueryHandler<ListRecognitionsQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly shown: ShownRecognitions,
  ) {}

  async execute({ filter, limit, after }: ListRecognitionsQuery): Promise<ViewPage<RecognitionResponse>> {
    const { items, next } = await this.views.find(recognitions, {
      where: filter,
      sort: [{ field: 'decidedOn', direction: 'desc' }],
      limit,
      ...(after && { after }),
    });
    return { items: await this.shown.show(items), next };
  }
}
