import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../identity/public.decorator.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ServiceHealth } from './service-health.js';
import { ServiceMetrics } from './service-metrics.js';

@Public()
@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: ServiceMetrics,
    private readonly health: ServiceHealth,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Figures for Prometheus' })
  @ApiResponse({
    status: 200,
    description: 'Exposition format.',
    content: { 'text/plain': { schema: { type: 'string' } } },
  })
  @ApiProblems(400, 500)
  async read(): Promise<string> {
    const { checks, lags } = await this.health.report();
    this.metrics.setHealth(checks);
    for (const { projection, position, lag } of lags) this.metrics.setProjection(projection, position, lag);
    return this.metrics.text();
  }
}
