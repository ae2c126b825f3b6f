import { buildOpenApi, OPENAPI_PATH } from '@app/http';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';

export interface GivenResponse {
  readonly method: string;
  /** Path and query of the request. */
  readonly url: string;
  readonly status: number;
  /** By name in lower case. */
  readonly headers: { readonly [name: string]: string | readonly string[] | number | undefined };
  /** JSON text. */
  readonly body: string;
}

interface DeclaredResponse {
  readonly headers?: { readonly [name: string]: { readonly required?: boolean } };
  readonly content?: { readonly [mediaType: string]: { readonly schema: object } };
}

interface DeclaredOperation {
  readonly path: RegExp;
  readonly method: string;
  readonly responses: { readonly [status: string]: DeclaredResponse };
}

const PROBLEM = 'application/problem+json';
const ANY_ROUTE: DeclaredResponse['content'] = {
  [PROBLEM]: { schema: { $ref: '#/components/schemas/ProblemDetails' } },
};

/** Headers that clients act on: a response has them only where its route declares them. */
const TOLD = ['etag', 'location', 'link', 'x-position', 'idempotency-replayed', 'retry-after', 'www-authenticate'];

/** The headers that are declared and missing, or sent without being declared. */
const headerFaults = (declared: DeclaredResponse['headers'], headers: GivenResponse['headers']): readonly string[] => {
  const told = new Map(Object.entries(declared ?? {}).map(([name, { required }]) => [name.toLowerCase(), required]));
  return [
    ...[...told].flatMap(([name, required]) => (required && !(name in headers) ? [`${name} is missing`] : [])),
    ...TOLD.flatMap((name) => (name in headers && !told.has(name) ? [`${name} is not declared`] : [])),
  ];
};

/** For clients, schemas allow fields of later versions. The check must reject undeclared fields. */
const closed = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return 'properties' in copy ? { additionalProperties: false, ...copy } : copy;
};

const pathPattern = (template: string): RegExp => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

/** Checks the responses of a service against those its OpenAPI document declares. */
export class DeclaredResponses {
  private readonly operations: readonly DeclaredOperation[];
  private readonly ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    formats: fullFormats,
    meta: false,
    validateSchema: false,
  });
  private readonly validators = new WeakMap<object, ValidateFunction>();

  constructor(document: OpenAPIObject) {
    const parameters = (template: string): number => template.split('{').length;
    // A route without parameters takes precedence over one with parameters that also matches.
    const paths = Object.entries(document.paths).sort(([one], [other]) => parameters(one) - parameters(other));
    this.operations = paths.flatMap(([template, item]) =>
      Object.entries(item as { readonly [method: string]: Pick<DeclaredOperation, 'responses'> }).map(
        ([method, { responses }]) => ({ path: pathPattern(template), method: method.toUpperCase(), responses }),
      ),
    );
    this.ajv.addSchema({ $id: 'openapi', components: closed(document.components) });
  }

  /** Of a service that listens at this address. */
  static async of(url: string): Promise<DeclaredResponses> {
    const document = await fetch(`${url}${OPENAPI_PATH}`);
    return new DeclaredResponses((await document.json()) as OpenAPIObject);
  }

  /** Checks a response to a real request and returns it unread. */
  async checked(method: string, response: Response): Promise<Response> {
    const { url, status, headers } = response;
    const body = await response.clone().text();
    this.check({ method, url: new URL(url).pathname, status, headers: Object.fromEntries(headers), body });
    return response;
  }

  /** @throws Error that names each header and each place of a JSON body that differs from what the route declares */
  check({ method, url, status, headers, body }: GivenResponse): void {
    const path = url.split('?', 1)[0]!;
    const operation = this.operations.find((each) => each.method === method && each.path.test(path));
    const declared = operation?.responses[status];
    const wrong = declared ? headerFaults(declared.headers, headers) : [];
    if (wrong.length > 0) throw new Error(`${method} ${path} ${status}: ${wrong.join(', ')}`);
    const mediaType = String(headers['content-type'] ?? '').split(';', 1)[0]!;
    if (!/[/+]json$/.test(mediaType)) return;
    const content = operation ? declared?.content : ANY_ROUTE;
    const schema = content?.[mediaType]?.schema;
    if (!schema) throw new Error(`${method} ${path} declares no response ${status} of ${mediaType}: ${body}`);
    const validate = this.validatorOf(schema);
    if (validate(JSON.parse(body))) return;
    const faults = (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
    throw new Error(`${method} ${path} ${status} is not as declared:\n${faults.join('\n')}\n${body}`);
  }

  private validatorOf(schema: object): ValidateFunction {
    let validate = this.validators.get(schema);
    if (validate) return validate;
    const text = JSON.stringify(closed(schema)).replaceAll('"#/', '"openapi#/');
    validate = this.ajv.compile(JSON.parse(text) as object);
    this.validators.set(schema, validate);
    return validate;
  }
}

const declaredByApp = new WeakMap<NestFastifyApplication, DeclaredResponses>();
/** Specs start a service per test, and building the document takes longer than many a test: equal routes share one. */
const declaredByControllers: { readonly controllers: readonly unknown[]; readonly declared: DeclaredResponses }[] = [];

const declaredBy = (app: NestFastifyApplication): DeclaredResponses => {
  let declared = declaredByApp.get(app);
  if (declared) return declared;
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype));
  const isSame = (others: readonly unknown[]): boolean =>
    others.length === controllers.length && others.every((other, index) => other === controllers[index]);
  declared = declaredByControllers.find((known) => isSame(known.controllers))?.declared;
  if (!declared) {
    declared = new DeclaredResponses(buildOpenApi(app, '0'));
    declaredByControllers.push({ controllers, declared });
  }
  declaredByApp.set(app, declared);
  return declared;
};

/**
 * Sends a request into the application and checks the response against the application's own OpenAPI document.
 *
 * @throws Error for a JSON response that its route does not declare
 */
export const injectChecked = async (
  app: NestFastifyApplication,
  request: InjectOptions & { readonly method: string; readonly url: string },
): Promise<LightMyRequestResponse> => {
  const response = await app.inject(request);
  declaredBy(app).check({ ...request, status: response.statusCode, headers: response.headers, body: response.body });
  return response;
};
