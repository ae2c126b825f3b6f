import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/http-problem.js';
import { RateLimits } from '../walls/rate-limits.js';
import { DevTokenVerifier } from './dev-token.js';
import { isPublicRoute } from './public.decorator.js';

/** The name of a scheme has no case, and is followed by spaces (RFC 9110, 11.1 and 11.4). */
const SCHEME = /^bearer +/i;

/** What is sent to one person must not reach another one through a cache on the way. */
const PERSONAL = { 'cache-control': 'private, no-cache', vary: 'authorization' };

const unauthenticated = (given: boolean): HttpProblem =>
  new HttpProblem('UNAUTHENTICATED', {
    headers: { 'www-authenticate': `Bearer realm="sangkien"${given ? ', error="invalid_token"' : ''}` },
  });

/** Node keeps only the first of several Authorization headers; a proxy in front may have checked another. */
const isRepeated = (rawHeaders: readonly string[]): boolean => {
  let seen = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]!.length === 13 && rawHeaders[index]!.toLowerCase() === 'authorization') seen++;
  }
  return seen > 1;
};

/** Every route requires a token that identifies the principal, except those marked @Public(). The domain authorises. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly tokens: DevTokenVerifier,
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (isPublicRoute(this.reflector, context)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { authorization } = request.headers;
    if (authorization === undefined) throw unauthenticated(false);
    const scheme = SCHEME.exec(authorization);
    if (!scheme || isRepeated(request.raw.rawHeaders)) throw unauthenticated(true);
    void context.switchToHttp().getResponse<FastifyReply>().headers(PERSONAL);
    const token = authorization.slice(scheme[0].length);
    const memberId = this.tokens.remembered(token);
    if (memberId === null) return this.verify(request, token);
    request.principal = memberId;
    return true;
  }

  private async verify(request: FastifyRequest, token: string): Promise<boolean> {
    await this.limits.requireFewRefusals(request.ip);
    const memberId = await this.tokens.verify(token);
    if (memberId === null) {
      await this.limits.countRefusedToken(request.ip);
      throw unauthenticated(true);
    }
    request.principal = memberId;
    return true;
  }
}
