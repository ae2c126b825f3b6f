import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../identity/public.decorator.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ServiceHealth, type HealthCheck, type HealthStatus } from './service-health.js';
import { SEVERITY } from './service-metrics.js';
import { ShutdownState } from './shutdown-state.js';

class HealthCheckResponse {
  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string', enum: ['pass', 'warn', 'fail'] })
  status: HealthStatus;

  @ApiProperty({ type: 'string', required: false })
  detail?: string;
}

class HealthResponse {
  @ApiProperty({ type: 'string', enum: ['pass', 'warn', 'fail'] })
  status: HealthStatus;

  @ApiProperty({ type: HealthCheckResponse, isArray: true })
  checks: readonly HealthCheck[];
}

const worst = (checks: readonly HealthCheck[]): HealthStatus =>
  checks.reduce<HealthStatus>((most, { status }) => (SEVERITY[status] > SEVERITY[most] ? status : most), 'pass');

/**
 * `/livez`: the process answers. `/readyz`: it should get traffic; 503 while it stops and when a check fails. A projection that
 * is merely behind is a warning, not an outage; so is a server that every copy of the API shares: taking them all out of
 * service would end what still works.
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
  @ApiOperation({ summary: 'The process is alive' })
  @ApiResponse({ status: 200, type: HealthResponse, description: 'Alive.' })
  @ApiProblems(400, 500)
  live(): HealthResponse {
    return { status: 'pass', checks: [] };
  }

  @Get('readyz')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The service should get traffic' })
  @ApiResponse({ status: 200, type: HealthResponse, description: 'Ready, perhaps with warnings.' })
  @ApiResponse({ status: 503, type: HealthResponse, description: 'Not ready.' })
  @ApiProblems(400, 500)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthResponse> {
    const { checks } = this.shutdown.stopping
      ? { checks: [{ name: 'shutdown', status: 'fail' as const, detail: 'the service is stopping' }] }
      : await this.health.report();
    const status = worst(checks);
    if (status === 'fail') void reply.status(503);
    return { status, checks };
  }
}
