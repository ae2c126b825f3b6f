import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../identity/public.decorator.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ServiceHealth } from './service-health.js';
import { ServiceMetrics } from './service-metrics.js';

/** Scrapes that overlap share one rendering, since each walks every series. */
@Public()
@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  private rendering: Promise<Buffer> | null = null;

  constructor(
    private readonly metrics: ServiceMetrics,
    private readonly health: ServiceHealth,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Số liệu vận hành / figures for Prometheus.',
    description:
      'Không cần đăng nhập; dạng văn bản của Prometheus. / No token needed; the exposition format of Prometheus.',
  })
  @ApiResponse({
    status: 200,
    description: 'Exposition format.',
    content: { 'text/plain': { schema: { type: 'string' } } },
  })
  @ApiProblems(400, 406, 500)
  read(): Promise<Buffer> {
    this.rendering ??= this.render().finally(() => (this.rendering = null));
    return this.rendering;
  }

  private async render(): Promise<Buffer> {
    const { checks, lags } = await this.health.report();
    this.metrics.setHealth(checks);
    for (const { projection, position, lag } of lags) this.metrics.setProjection(projection, position, lag);
    return Buffer.from(await this.metrics.text());
  }
}
