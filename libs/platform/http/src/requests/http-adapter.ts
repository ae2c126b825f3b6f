import type { CommandClock } from '@app/command-handling';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { createServer, STATUS_CODES, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import type { ServiceMetrics } from '../operations/service-metrics.js';
import { sendProblem } from '../problems/send-problem.js';
import { HttpProblem } from '../problems/http-problem.js';
import { rawProblem } from '../problems/raw-problem.js';
import type { ProblemCatalogue } from '../problems/problem-catalogue.js';
import { collectRoutes } from './allowed-methods.js';
import { acceptJsonBodiesOnly, BODY_LIMIT_BYTES } from './json-body.js';
import { SECURITY_HEADERS } from '../walls/security-headers.js';
import { RequestAdmission, type AdmissionLimits } from './request-admission.js';
import type { RequestContext } from './request-context.js';

export interface HttpAdapterOptions {
  readonly clock: CommandClock;
  readonly catalogue: ProblemCatalogue;
  readonly metrics: ServiceMetrics;
  readonly limits?: AdmissionLimits;
  /** Addresses and networks of the proxies whose X-Forwarded-For is believed. Default: none. */
  readonly trustedProxies?: readonly string[];
}

/** The whole request must arrive within this time. */
const REQUEST_TIMEOUT_MS = 20_000;
/** Node looks for late requests this often. Its default of 30 s would let them stay more than twice as long. */
const LATENESS_CHECK_MS = 1_000;
/** A connection without any progress closes, such as one whose client does not read. Longer than any request takes. */
const IDLE_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 72_000;
/** 1 000 pages of the longest list fit into the memory of a small machine; proxies and browsers hardly pipeline. */
const LIMITS: AdmissionLimits = { requestsPerConnection: 32, requests: 1_000, unreadBytes: 64 * 1024 * 1024 };
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

/** The router refuses such a path; the parser of queries would take `%zz` as it stands. */
const refuseMisencodedQuery = (url: string): void => {
  const start = url.indexOf('?');
  if (start === -1 || !url.includes('%', start)) return;
  try {
    decodeURIComponent(url.slice(start));
  } catch {
    throw new HttpProblem('MALFORMED_REQUEST');
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
  const { status, headers, body } = rawProblem(code, catalogue);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
};

/**
 * Fastify for Nest, with everything that happens before Nest sees a request: the request context (instant, correlation
 * id), the limits of bodies, headers and time, and problem details for failures that no filter sees.
 */
export const createHttpAdapter = ({
  clock,
  catalogue,
  metrics,
  limits = LIMITS,
  trustedProxies = [],
}: HttpAdapterOptions): FastifyAdapter => {
  const attachRequestContext = (request: FastifyRequest, reply: FastifyReply): void => {
    request.requestContext = requestContextOf(request, clock);
    const { correlationId } = request.requestContext;
    void reply.headers({ 'x-correlation-id': correlationId, 'cache-control': 'no-cache', ...SECURITY_HEADERS });
  };
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    serverFactory: (serve: RequestListener) => {
      const admission = new RequestAdmission({
        limits,
        serve,
        refuse: (request, response, limit) => {
          metrics.countOverload(limit);
          const { status, headers, body } = rawProblem('OVERLOADED', catalogue, request);
          response.writeHead(status, headers).end(body);
        },
      });
      const server = createServer(
        {
          requestTimeout: REQUEST_TIMEOUT_MS,
          headersTimeout: REQUEST_TIMEOUT_MS,
          connectionsCheckingInterval: LATENESS_CHECK_MS,
          keepAliveTimeout: KEEP_ALIVE_MS,
        },
        (request, response) => admission.handle(request, response),
      );
      return server.setTimeout(IDLE_TIMEOUT_MS);
    },
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
    try {
      if (request.is404) {
        const methods = methodsOf(request.url.split('?', 1)[0]!);
        if (methods.length > 0) throw new HttpProblem('METHOD_NOT_ALLOWED', { headers: { allow: methods.join(', ') } });
      }
      refuseMisframed(request);
      refuseMisencodedQuery(request.url);
    } catch (error) {
      // Nest's filters do not serve the routes of the reference page.
      sendProblem(error, catalogue, request, reply);
      return;
    }
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
