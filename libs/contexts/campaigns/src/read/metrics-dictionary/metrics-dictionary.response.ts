import { ApiProperty } from '@nestjs/swagger';
import type { Metric } from '../../domain/metrics.js';

export class MetricTextResponse {
  @ApiProperty({ type: 'string' })
  vi: string;

  @ApiProperty({ type: 'string' })
  en: string;
}

export class MetricResponse implements Metric {
  @ApiProperty({ type: 'string', example: 'M04' })
  code: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: MetricTextResponse })
  label: MetricTextResponse;

  @ApiProperty({ type: MetricTextResponse })
  definition: MetricTextResponse;

  @ApiProperty({ type: 'string', enum: ['COUNT', 'VND', 'TENTHS_OF_PERCENT'] })
  unit: Metric['unit'];

  @ApiProperty({ type: 'boolean', description: 'The value of a unit is the sum over its children and itself.' })
  additive: boolean;

  @ApiProperty({ type: 'boolean', description: 'A unit may be given a target in it.' })
  targetable: boolean;
}
