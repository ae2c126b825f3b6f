import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { QueryResponds, type PageResponse } from '@app/http';
import { METRICS } from '../../domain/metrics.js';
import { MetricResponse } from './metrics-dictionary.response.js';

@ApiTags('metrics')
@Controller('api/v1/metrics-dictionary')
export class MetricsDictionaryController {
  @ApiOperation({
    summary: 'Danh mục chỉ số: định nghĩa của từng con số / what each figure means.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Mỗi chỉ số có mã, tên, định nghĩa và đơn vị tính. / Open to every active member. Each metric has a code, a name, a definition and a unit.',
  })
  @Get()
  @QueryResponds({ projections: [], type: MetricResponse, list: true })
  list(): PageResponse<MetricResponse> {
    return { items: METRICS, nextCursor: null };
  }
}
