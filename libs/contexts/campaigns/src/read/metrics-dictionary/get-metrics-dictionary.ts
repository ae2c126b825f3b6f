import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, type PageResponse } from '@app/http';
import { METRICS } from '../../domain/metrics.js';
import { MetricResponse } from './metrics-dictionary.response.js';

@ApiTags('metrics')
@Controller('api/v1/metrics-dictionary')
export class MetricsDictionaryController {
  /** Từ điển chỉ số: mỗi con số nghĩa là gì / what each figure means. */
  @Get()
  @QueryResponds({ projections: [], type: MetricResponse, list: true })
  list(): PageResponse<MetricResponse> {
    return { items: METRICS, nextCursor: null };
  }
}
