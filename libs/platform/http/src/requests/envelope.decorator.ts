import { commandIdOf, type CommandEnvelope } from '@app/command-handling';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblems } from '../problems/api-problems.js';
import { HttpProblem } from '../problems/http-problem.js';
import { STRONG_ETAG } from '../fields/etag.js';
import { IDEMPOTENCY_KEY_PATTERN, idempotencyKeyFrom } from './idempotency-key.js';
import { ifMatchFrom, type IfMatchUse } from './if-match.js';

/** The envelope of the command a request carries. */
export const envelopeOf = (request: FastifyRequest, ifMatch: IfMatchUse): CommandEnvelope => {
  const { principal, requestContext, headers } = request;
  if (principal === null) throw new HttpProblem('UNAUTHENTICATED');
  const commandId = commandIdOf(principal, idempotencyKeyFrom(headers['idempotency-key']));
  return {
    commandId,
    principal,
    receivedAt: requestContext.receivedAt,
    clock: requestContext.clock,
    receivedAtMs: requestContext.receivedAtMs,
    correlationId: requestContext.correlationId,
    causationId: commandId,
    ifMatch: ifMatchFrom(headers['if-match'], ifMatch),
  };
};

const EnvelopeParameter = createParamDecorator((ifMatch: IfMatchUse, context: ExecutionContext) =>
  envelopeOf(context.switchToHttp().getRequest<FastifyRequest>(), ifMatch),
);

/**
 * Parameter decorator: the CommandEnvelope of this request, from the principal, the Idempotency-Key (always required) and
 * If-Match: `required` for a command on an existing resource, `optional` where the last write may win, `none` for a
 * command that creates one.
 */
export const Envelope =
  ({ ifMatch }: { readonly ifMatch: IfMatchUse }): ParameterDecorator =>
  (target, key, index) => {
    EnvelopeParameter(ifMatch)(target, key, index);
    const method = Object.getOwnPropertyDescriptor(target, key!)!;
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description:
        'Khóa chống ghi hai lần, giữ nguyên khi gửi lại / one key per action, such as a new UUID in double quotes; a retry with the same key returns the first response.',
      schema: { type: 'string', pattern: IDEMPOTENCY_KEY_PATTERN },
    })(target, key!, method);
    if (ifMatch === 'none') return;
    ApiHeader({
      name: 'If-Match',
      required: ifMatch === 'required',
      description: 'Phiên bản đã đọc / ETag of what the command is based on, or its revision in double quotes.',
      schema: { type: 'string', pattern: STRONG_ETAG.source },
    })(target, key!, method);
    ApiProblems(412, ...(ifMatch === 'required' ? [428] : []))(target, key!, method);
  };
