import type { CommandOutcome } from '@app/command-handling';
import { DomainError } from '@app/kernel';
import { ProjectionProgress } from '@app/projections';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, map, type Observable } from 'rxjs';
import { ServiceMetrics } from '../operations/service-metrics.js';
import { HttpProblem } from '../problems/http-problem.js';
import { problemOf } from '../problems/problem-of.js';
import { RESPONSE_METADATA, type ResponseMetadata, type CommandResponseOptions } from './response-metadata.js';
import { AnswerAt } from './answer-at.js';
import { respondToCommand } from './command.response.js';
import { isRebuilding, projectedPosition } from './projected-position.js';
import { respondToQuery } from './respond-to-query.js';
import { LogEnd } from './log-end.js';
import { extractMinPosition } from './min-position.js';

/** Turns the return values of marked controllers into responses, see CommandResponds and QueryResponds. */
@Injectable()
export class ResponseInterceptor implements NestInterceptor {
  constructor(
    private readonly progress: ProjectionProgress,
    private readonly metrics: ServiceMetrics,
    private readonly logEnd: LogEnd,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    const metadata = Reflect.getMetadata(RESPONSE_METADATA, context.getHandler()) as ResponseMetadata | undefined;
    if (!metadata) return next.handle();
    return metadata.kind === 'command'
      ? this.command(metadata, context, next)
      : this.query(metadata.projections, context, next);
  }

  private command(options: CommandResponseOptions, context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const command = options.command ?? context.getClass().name.replace(/Controller$/, '');
    return (next.handle() as Observable<CommandOutcome>).pipe(
      map((outcome) => {
        this.metrics.countCommand(command, outcome.replayed ? 'repeated' : 'accepted');
        return respondToCommand(outcome, options, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
      }),
      catchError((error: unknown) => {
        this.metrics.countCommand(command, problemOf(error).code);
        throw error;
      }),
    );
  }

  private async query(
    projections: readonly string[],
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const after = extractMinPosition(request);
    if (after !== null) await this.assertReached(after.position);
    // A response read from the log itself reflects every position that a client can know.
    if (projections.length === 0) {
      return next.handle().pipe(map((result: unknown) => respondToQuery(result, request, reply)));
    }
    const waited = after === null || (await this.progress.waitForPosition(after.position, after.waitMs));
    const status = await this.progress.status();
    const position = projectedPosition(status, projections);
    if (!waited || (after && (position === null || position < after.position))) {
      throw new HttpProblem('READ_MODEL_BEHIND');
    }
    return next.handle().pipe(
      map((result: unknown) => {
        const at: AnswerAt<unknown> = result instanceof AnswerAt ? result : new AnswerAt(result, position);
        if (at.position !== null) reply.header('x-position', String(at.position));
        return respondToQuery(at.answer, request, reply);
      }),
      catchError((error: unknown) => {
        // What a rebuild has not reached yet is missing from the read models, and not from the log.
        const isUnknown = error instanceof DomainError && error.kind === 'not-found';
        throw isUnknown && isRebuilding(status, projections) ? new HttpProblem('READ_MODEL_BEHIND') : error;
      }),
    );
  }

  /** The log is asked only about positions that the projector has not seen yet. */
  private async assertReached(position: bigint): Promise<void> {
    const { head } = await this.progress.status();
    if (head === null || position > head) await this.logEnd.reached(position);
  }
}
