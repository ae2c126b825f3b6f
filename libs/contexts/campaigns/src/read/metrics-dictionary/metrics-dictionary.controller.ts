import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersQuery, type PageAnswer } from '@app/http';
import { METRICS } from '../../domain/metrics.js';
import { MetricAnswer } from './metrics-dictionary.answer.js';

@ApiTags('metrics')
@Controller('api/v1/metrics-dictionary')
export class MetricsDictionaryController {
  /** Từ điển chỉ số: mỗi con số nghĩa là gì / what each figure means. */
  @Get()
  @AnswersQuery({ from: [], type: MetricAnswer, list: true })
  list(): PageAnswer<MetricAnswer> {
    return { items: METRICS, nextCursor: null };
  }
}
