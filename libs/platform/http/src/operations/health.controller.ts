import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../identity/public.decorator.js';
import { declareResponse, referenceTo, type ResponseOf } from '../openapi/declared-response.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ServiceHealth, type HealthCheck, type HealthStatus } from './service-health.js';
import { SEVERITY } from './service-metrics.js';
import { ShutdownState } from './shutdown-state.js';

const HEALTH_STATUSES = ['pass', 'warn', 'fail'] as const satisfies readonly HealthStatus[];

const HealthCheckResponse = declareResponse('HealthCheckResponse', {
  name: z.string(),
  status: z.enum(HEALTH_STATUSES),
  detail: z.string().optional(),
});

const HealthResponse = declareResponse('HealthResponse', {
  status: z.enum(HEALTH_STATUSES),
  checks: z.array(HealthCheckResponse),
});
type HealthResponse = ResponseOf<typeof HealthResponse>;

const healthContent = { 'application/json': { schema: referenceTo(HealthResponse) } };

const worst = (checks: readonly HealthCheck[]): HealthStatus =>
  checks.reduce<HealthStatus>((most, { status }) => (SEVERITY[status] > SEVERITY[most] ? status : most), 'pass');

const respond = (checks: readonly HealthCheck[], reply: FastifyReply): HealthResponse => {
  const status = worst(checks);
  if (status === 'fail') void reply.status(503);
  return { status, checks: [...checks] };
};

/**
 * `/livez`: the process responds; 503 once only a new process can go on. `/readyz`: it should receive traffic; 503 during
 * shutdown and when a check fails. A projection that lags is a warning. A failing server that all API processes share is a
 * warning too: taking all of them out of service would end what still works.
 */
@Public()
@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(
    private readonly health: ServiceHealth,
    private readonly shutdown: ShutdownState,
  ) {}

  @Get('livez')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Tiến trình còn hoạt động / the process is alive.',
    description:
      'Không cần đăng nhập. Trả lời 503 khi chỉ khởi động lại mới chạy tiếp được. / No token needed. Answers 503 once only a new process can go on.',
  })
  @ApiResponse({ status: 200, content: healthContent, description: 'Alive.' })
  @ApiResponse({ status: 503, content: healthContent, description: 'A disk failed; the process ends.' })
  @ApiProblems(400, 406, 500)
  live(@Res({ passthrough: true }) reply: FastifyReply): HealthResponse {
    return respond(this.health.fatalChecks(), reply);
  }

  @Get('readyz')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Dịch vụ sẵn sàng / the service should get traffic.',
    description:
      'Không cần đăng nhập. Trả lời 503 khi đang dừng hoặc một kiểm tra không đạt; dữ liệu tra cứu chậm chỉ là cảnh báo. / No token needed. Answers 503 during shutdown and when a check fails; read models that lag are a warning.',
  })
  @ApiResponse({ status: 200, content: healthContent, description: 'Ready, perhaps with warnings.' })
  @ApiResponse({ status: 503, content: healthContent, description: 'Not ready.' })
  @ApiProblems(400, 406, 500)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthResponse> {
    const { checks } = this.shutdown.stopping
      ? { checks: [{ name: 'shutdown', status: 'fail' as const, detail: 'the service is stopping' }] }
      : await this.health.report();
    return respond(checks, reply);
  }
}
