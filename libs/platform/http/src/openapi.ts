import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { kindSchemas } from './fields/fields-by-kind.js';
import { HttpProblem } from './problems/http-problem.js';
import { ProblemCatalogue } from './problems/problem-catalogue.js';
import { sendProblem } from './problems/send-problem.js';
import { accepts } from './requests/accepts.js';
import { responseSchemas } from './openapi/declared-response.js';
import { POLICY_OF_REFERENCE } from './walls/security-headers.js';

export const OPENAPI_PATH = '/api/openapi.json';
export const REFERENCE_PATH = '/api/reference';
const API_PREFIX = '/api/v1/';
const JSON_TYPE = 'application/json';
const PROBLEM = 'application/problem+json';
const SCHEMAS = '#/components/schemas/';

type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const walk = (value: unknown, visit: (node: Json) => void): void => {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, visit);
  } else if (isObject(value)) {
    visit(value);
    for (const each of Object.values(value)) walk(each, visit);
  }
};

const isPublic = (path: string): boolean => !path.startsWith(API_PREFIX);

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const operationsOf = (
  document: OpenAPIObject,
): readonly { readonly path: string; readonly method: 'get' | 'post'; readonly operation: Operation }[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );

/** Operations under /api/v1 require a token; the others do not. */
const addSecurity = (document: OpenAPIObject): void => {
  for (const { path, operation } of operationsOf(document)) {
    operation.security = isPublic(path) ? [] : [{ bearer: [] }];
  }
};

const header = (description: string) => ({ required: true, description, schema: { type: 'string' as const } });

/** The headers that every response has, whatever its route. */
const addHeaders = (document: OpenAPIObject): void => {
  for (const { path, method, operation } of operationsOf(document)) {
    const responses = Object.values(operation.responses).flatMap((each) => (each && !('$ref' in each) ? [each] : []));
    // What is not found, or not modified, is so at this position.
    const position =
      method === 'get' && responses.find((each) => each.headers?.['x-position'])?.headers?.['x-position'];
    for (const response of responses) {
      const isProblem = response.content !== undefined && PROBLEM in response.content;
      response.headers = {
        ...(position && { 'x-position': position }),
        ...response.headers,
        'x-correlation-id': header('Correlation id of this request in every log.'),
        'Cache-Control': header('Who may store the response, and for how long.'),
        ...((isProblem || !isPublic(path)) && { Vary: header('The request headers that the response depends on.') }),
        ...(isProblem && { 'Content-Language': header('`vi` or `en`, chosen by Accept-Language.') }),
      };
    }
  }
};

/** A request may have what is declared and nothing else. The classes of requests are the only schemas so far. */
const closeRequests = (document: OpenAPIObject): void => {
  const schemas = document.components?.schemas ?? {};
  for (const [name, schema] of Object.entries(schemas)) {
    Object.assign(schema, kindSchemas.get(name), { additionalProperties: false });
  }
  for (const { operation } of operationsOf(document)) {
    const { requestBody, parameters = [] } = operation;
    if (requestBody && 'content' in requestBody) {
      const reference = requestBody.content[JSON_TYPE]?.schema;
      const schema = reference && '$ref' in reference ? schemas[reference.$ref.slice(SCHEMAS.length)] : undefined;
      requestBody.required = schema !== undefined && 'required' in schema && (schema.required?.length ?? 0) > 0;
    }
    for (const parameter of parameters) {
      if (!('in' in parameter) || parameter.in !== 'query') continue;
      const { schema } = parameter;
      if (schema && 'type' in schema && schema.type === 'array')
        Object.assign(parameter, { style: 'form', explode: true });
    }
  }
};

/** The reference page would fill an example into its form, and send it with a request that never asked for it. */
const removeExamples = (document: OpenAPIObject): void => {
  for (const { operation } of operationsOf(document)) {
    for (const parameter of operation.parameters ?? []) {
      if ('in' in parameter && parameter.in !== 'path' && parameter.schema && 'example' in parameter.schema) {
        delete parameter.schema.example;
      }
    }
  }
};

/** Adds the declared responses that the routes refer to, directly or through other responses. */
const addResponses = (document: OpenAPIObject): void => {
  const declared = responseSchemas();
  const schemas = ((document.components ??= {}).schemas ??= {});
  const addReferred = (node: unknown): void =>
    walk(node, ({ $ref }) => {
      const name = typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : '';
      const schema = declared[name];
      if (!schema || name in schemas) return;
      Object.assign(schemas, { [name]: schema });
      addReferred(schema);
    });
  addReferred(document.paths);
};

/** The OpenAPI 3.1 document of all routes of an application. */
export const buildOpenApi = (app: INestApplication, version: string): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Sáng Kiến')
    .setDescription(
      'Innovation programme of the Vietnamese trade unions. Commands are POST with an Idempotency-Key and return the revision (ETag) and log position that they produced. Errors are RFC 9457 problem details, each code with a page under /problems/.',
    )
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This service')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  closeRequests(document);
  addResponses(document);
  addSecurity(document);
  addHeaders(document);
  removeExamples(document);
  return document;
};

/**
 * Serves the document and a reference page whose every asset comes from this service. The document never changes, so all
 * responses share its bytes: SwaggerModule would write it anew for each request.
 */
export const serveOpenApi = (app: NestFastifyApplication, version: string): void => {
  let bytes: Buffer | undefined;
  const document = (): OpenAPIObject => buildOpenApi(app, version);
  app.getHttpAdapter().get(OPENAPI_PATH, (request: FastifyRequest, reply: FastifyReply) => {
    // Nest's filters do not serve a route of Fastify's own.
    if (!accepts(request.headers.accept, JSON_TYPE)) {
      sendProblem(new HttpProblem('NOT_ACCEPTABLE'), app.get(ProblemCatalogue), request, reply);
      return;
    }
    bytes ??= Buffer.from(JSON.stringify(document()));
    void reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=300').send(bytes);
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith(REFERENCE_PATH)) void reply.header('content-security-policy', POLICY_OF_REFERENCE);
      done();
    });
  SwaggerModule.setup(REFERENCE_PATH, app, document, {
    raw: false,
    customSiteTitle: 'Sáng Kiến API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: false },
  });
};
