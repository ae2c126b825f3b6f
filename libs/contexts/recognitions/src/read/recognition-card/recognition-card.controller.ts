import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnswersQuery, Pages, UuidParam, type PageAnswer } from '@app/http';
import { HONOUR_ROLL } from '../honour-roll.projection.js';
import { RecognitionAnswer } from '../recognition.answer.js';
import { GetRecognitionCardQuery } from './get-recognition-card.query.js';
import { ListRecognitionsQuery } from './list-recognitions.query.js';
import { ListRecognitionsRequest } from './list-recognitions.request.js';

@ApiTags('recognitions')
@Controller('api/v1/recognitions')
export class RecognitionCardController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Danh sách khen thưởng, quyết định mới nhất trước / recognitions, latest decision first. */
  @Get()
  @AnswersQuery({ from: [HONOUR_ROLL], type: RecognitionAnswer, list: true })
  async list(@Query() query: ListRecognitionsRequest): Promise<PageAnswer<RecognitionAnswer>> {
    const { campaignId, status, form, level, recipientId, unitId } = query;
    const filter = Object.entries({ campaignId, status, form, level, recipientId, unitId }).filter(
      (entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined,
    );
    const page = await this.queries.execute(
      new ListRecognitionsQuery(Object.fromEntries(filter), query.limit, this.pages.after('recognitions', query)),
    );
    return this.pages.answer('recognitions', query, page);
  }

  /** Một khen thưởng, còn hiệu lực hay đã bị hủy / one recognition, in force or revoked. */
  @Get(':recognitionId')
  @AnswersQuery({ from: [HONOUR_ROLL], type: RecognitionAnswer })
  get(@UuidParam('recognitionId', 'The recognition.') recognitionId: string): Promise<RecognitionAnswer> {
    return this.queries.execute(new GetRecognitionCardQuery(recognitionId));
  }
}
