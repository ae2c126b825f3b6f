import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import type { RecognitionResponse } from '../recognition.response.js';
import { recognitions } from '../recognition.view.js';
import { ShownRecognitions } from '../shown-recognitions.js';
import { GetRecognitionCardQuery } from './get-recognition-card.query.js';

@QueryHandler(GetRecognitionCardQuery)
export class GetRecognitionCardHandler implements IQueryHandler<GetRecognitionCardQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly shown: ShownRecognitions,
  ) {}

  async execute({ recognitionId }: GetRecognitionCardQuery): Promise<RecognitionResponse> {
    const view = await this.views.get(recognitions, recognitionId);
    const [answer] = view ? await this.shown.show([view]) : [];
    if (!answer) throw new DomainError('not-found', 'RECOGNITION_NOT_FOUND');
    return answer;
  }
}
