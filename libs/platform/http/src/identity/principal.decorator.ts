import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/http-problem.js';

/** Parameter decorator: memberId of the principal, from the token. */
export const Principal = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new HttpProblem('UNAUTHENTICATED');
  return principal;
});
