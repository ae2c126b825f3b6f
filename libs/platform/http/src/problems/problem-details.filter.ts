import { Catch, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './send-problem.js';
import { ProblemCatalogue } from './problem-catalogue.js';

/** Turns every error of a route, guard, pipe or hook into problem details. */
@Injectable()
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  constructor(private readonly catalogue: ProblemCatalogue) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, this.catalogue, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
