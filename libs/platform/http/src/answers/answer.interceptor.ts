import type { CommandOutcome } from '@app/command-handling';
import { ProjectionProgress } from '@app/projections';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, map, type Observable } from 'rxjs';
import { ServiceMetrics } from '../operations/service-metrics.js';
import { HttpProblem } from '../problems/http-problem.js';
import { problemOf } from '../problems/problem-of.js';
import { ANSWER_METADATA, type AnswerMetadata, type CommandAnswerOptions } from './answer-metadata.js';
import { answerCommand } from './command-answer.js';
import { projectedPosition } from './projected-position.js';
import { answerQuery } from './query-answer.js';
import { takeReadsAfter } from './reads-after.js';

/** Turns what marked controllers return into answers, see AnswersCommand and AnswersQuery. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly progress: ProjectionProgress,
    private readonly metrics: ServiceMetrics,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    const answer = Reflect.getMetadata(ANSWER_METADATA, context.getHandler()) as AnswerMetadata | undefined;
    if (!answer) return next.handle();
    return answer.kind === 'command' ? this.command(answer, context, next) : this.query(answer.from, context, next);
  }

  private command(options: CommandAnswerOptions, context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const command = options.command ?? context.getClass().name.replace(/Controller$/, '');
    return (next.handle() as Observable<CommandOutcome>).pipe(
      map((outcome) => {
        this.metrics.countCommand(command, outcome.repeated ? 'repeated' : 'accepted');
        return answerCommand(outcome, options, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
      }),
      catchError((error: unknown) => {
        this.metrics.countCommand(command, problemOf(error).code);
        throw error;
      }),
    );
  }

  private async query(
    from: readonly string[],
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const after = takeReadsAfter(request);
    // What is read from the log itself is as new as any position a client can know.
    if (from.length === 0) return next.handle().pipe(map((result: unknown) => answerQuery(result, request, reply)));
    const waited = after === null || (await this.progress.waitForPosition(after.position, after.waitMs));
    const position = projectedPosition(await this.progress.status(), from);
    if (!waited || (after && (position === null || position < after.position))) {
      throw new HttpProblem('READ_MODEL_BEHIND');
    }
    if (position !== null) reply.header('x-position', String(position));
    return next.handle().pipe(map((result: unknown) => answerQuery(result, request, reply)));
  }
}
