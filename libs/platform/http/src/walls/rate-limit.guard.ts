import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RateLimits } from './rate-limits.js';

/** Runs after authentication, because an address may be that of a whole union behind its proxy. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
    if (principal !== null) await this.limits.countRequest(principal);
    return true;
  }
}
