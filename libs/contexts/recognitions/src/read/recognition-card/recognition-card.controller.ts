import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, Pages, UuidParam, type PageResponse } from '@app/http';
import { HONOUR_ROLL } from '../honour-roll.projection.js';
import { RecognitionResponse } from '../recognition.response.js';
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
  @QueryResponds({ projections: [HONOUR_ROLL], type: RecognitionResponse, list: true })
  async list(@Query() query: ListRecognitionsRequest): Promise<PageResponse<RecognitionResponse>> {
    const { campaignId, status, form, level, recipientId, unitId } = query;
    const filter = Object.entries({ campaignId, status, form, level, recipientId, unitId }).filter(
      (entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined,
    );
    const page = await this.queries.execute(
      new ListRecognitionsQuery(Object.fromEntries(filter), query.limit, this.pages.after('recognitions', query)),
    );
    return this.pages.toResponse('recognitions', query, page);
  }

  /** Một khen thưởng, còn hiệu lực hay đã bị hủy / one recognition, in force or revoked. */
  @Get(':recognitionId')
  @QueryResponds({ projections: [HONOUR_ROLL], type: RecognitionResponse })
  get(@UuidParam('recognitionId', 'The recognition.') recognitionId: string): Promise<RecognitionResponse> {
    return this.queries.execute(new GetRecognitionCardQuery(recognitionId));
  }
}
