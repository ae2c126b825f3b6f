import type { CommandClock } from '@app/command-handling';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ServiceMetrics } from '../operations/service-metrics.js';
import { sendProblem } from '../problems/send-problem.js';
import { HttpProblem } from '../problems/http-problem.js';
import { problemBody } from '../problems/problem-body.js';
import type { ProblemCatalogue } from '../problems/problem-catalogue.js';
import { problemOf } from '../problems/problem-of.js';
import { collectRoutes } from './allowed-methods.js';
import { acceptJsonBodiesOnly, BODY_LIMIT_BYTES } from './json-body.js';
import type { RequestContext } from './request-context.js';

export interface HttpAdapterOptions {
  readonly clock: CommandClock;
  readonly catalogue: ProblemCatalogue;
  readonly metrics: ServiceMetrics;
}

/** The whole request must arrive within this time. */
const REQUEST_TIMEOUT_MS = 20_000;
const CORRELATION_ID = /^[A-Za-z0-9._-]{8,64}$/;

const requestContextOf = (request: FastifyRequest, clock: CommandClock): RequestContext => {
  const given = request.headers['x-correlation-id'];
  const correlationId = typeof given === 'string' && CORRELATION_ID.test(given) ? given : randomUUID();
  return { receivedAt: clock.now(), receivedAtMs: clock.elapsedMs(), clock, correlationId };
};

const refuseMisframed = ({ method, headers }: FastifyRequest): void => {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody) return;
  if (method === 'GET' || method === 'HEAD') throw new HttpProblem('MALFORMED_REQUEST');
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE');
  }
};

/** Node's parser refuses the message before there is a request, so the problem is written directly to the socket. */
const sendParserError = (error: NodeJS.ErrnoException, socket: Socket, catalogue: ProblemCatalogue): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 'HEADERS_TOO_LARGE'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 'REQUEST_TIMEOUT'
        : 'MALFORMED_REQUEST';
  const problem = problemOf(new HttpProblem(code));
  const body = JSON.stringify(
    problemBody(problem, catalogue, { instance: '/', traceId: randomUUID(), language: 'vi' }),
  );
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      'Content-Language: vi',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};

/**
 * Fastify for Nest, with everything that happens before Nest sees a request: the request context (instant, correlation
 * id), the limits of bodies, headers and time, and problem details for failures that no filter sees.
 */
export const createHttpAdapter = ({ clock, catalogue, metrics }: HttpAdapterOptions): FastifyAdapter => {
  const attachRequestContext = (request: FastifyRequest, reply: FastifyReply): void => {
    request.requestContext = requestContextOf(request, clock);
    void reply.header('x-correlation-id', request.requestContext.correlationId);
  };
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    return503OnClosing: false,
    clientErrorHandler: (error, socket) => sendParserError(error, socket, catalogue),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      attachRequestContext(request, reply);
      sendProblem(error, catalogue, request, reply);
    },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  const methodsOf = collectRoutes(fastify);
  acceptJsonBodiesOnly(fastify);
  fastify.decorateRequest('requestContext');
  fastify.decorateRequest('principal', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    attachRequestContext(request, reply);
    if (request.is404) {
      const methods = methodsOf(request.url.split('?', 1)[0]!);
      if (methods.length > 0) throw new HttpProblem('METHOD_NOT_ALLOWED', { headers: { allow: methods.join(', ') } });
    }
    refuseMisframed(request);
    done();
  });
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    // The response to a request in flight promised keep-alive; its idle connection would keep the server open.
    if (closing) setImmediate(() => fastify.server.closeIdleConnections());
    done();
  });
  return adapter;
};
