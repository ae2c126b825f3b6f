import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/http-problem.js';

/** Parameter decorator: memberId of the acting person, as the token says. */
export const Principal = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new HttpProblem('UNAUTHENTICATED');
  return principal;
});
