import { buildOpenApi, serveOpenApi } from '@app/http';
import { lintOpenApi } from '@app/testing';
import type { OpenAPIObject } from '@nestjs/swagger';
import { startToyService, type ToyService } from './toy-service.js';

describe('the OpenAPI document', () => {
  let service: ToyService;
  let document: OpenAPIObject;
  beforeAll(async () => {
    service = await startToyService((app) => serveOpenApi(app, '1.2.3'));
    document = (await service.app.inject({ method: 'GET', url: '/api/openapi.json' })).json();
  });
  afterAll(() => service.app.close());

  const operation = (path: string, method: 'get' | 'post') => document.paths[path]![method]!;

  it('is served without a token and matches the routes', async () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(buildOpenApi(service.app, '1.2.3'))));
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe('1.2.3');
  });

  it('is a valid 3.1 document', async () => {
    expect(await lintOpenApi(document)).toEqual([]);
    const broken = { ...document, paths: { '/x': { get: { responses: { 200: {} } } } } };
    expect(await lintOpenApi(broken)).toEqual([expect.stringContaining('description')]);
  });

  it('documents every status of a command, and its headers', () => {
    const { responses, parameters, security } = operation('/api/v1/toys', 'post');
    const refusals = ['400', '401', '403', '404', '406', '409', '410', '413', '415', '422', '429', '500', '503', '507'];
    expect(Object.keys(responses)).toEqual(['201', ...refusals]);
    const ofApproval = Object.keys(operation('/api/v1/toys/{toyId}/approval', 'post').responses);
    expect(ofApproval).toEqual(['200', ...refusals, '412', '428'].sort());
    const ofNote = Object.keys(operation('/api/v1/toys/{toyId}/notes', 'post').responses);
    expect(ofNote).toEqual(['200', ...refusals, '412'].sort());
    expect(security).toEqual([{ bearer: [] }]);
    expect(parameters).toEqual([expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true })]);
    const approval = operation('/api/v1/toys/{toyId}/approval', 'post').parameters!;
    expect(approval.map((each) => 'name' in each && [each.name, each.required])).toEqual([
      ['toyId', true],
      ['Idempotency-Key', true],
      ['If-Match', true],
    ]);
  });

  it('documents every field of a request', () => {
    const schema = document.components!.schemas!['SubmitToyRequest']!;
    expect(schema).toMatchObject({
      required: ['title'],
      additionalProperties: false,
      properties: {
        title: { type: 'string', minLength: 3, maxLength: 20, description: 'Title.' },
        benefitVnd: { type: ['string', 'null'] },
        unitIds: { type: 'array', items: { type: 'string', format: 'uuid', pattern: expect.any(String) }, maxItems: 3 },
        window: { allOf: [{ $ref: '#/components/schemas/ToyWindow' }], description: 'Window.' },
        shares: { type: 'array', items: { $ref: '#/components/schemas/ToyShare' }, minItems: 1, maxItems: 3 },
        score: { type: 'integer', minimum: 0, maximum: 10 },
      },
    });
    expect(Object.keys((schema as { properties: object }).properties)).toHaveLength(11);
  });

  it('documents the query of a list and its page', () => {
    const { parameters, responses } = operation('/api/v1/toys', 'get');
    const names = parameters!.map((each) => ('name' in each ? each.name : ''));
    expect(names.sort()).toEqual([
      'Prefer',
      'asOf',
      'cursor',
      'limit',
      'minPosition',
      'mine',
      'q',
      'state',
      'x-min-position',
    ]);
    expect(parameters).toContainEqual(
      expect.objectContaining({ name: 'state', in: 'query', style: 'form', explode: true }),
    );
    expect(responses['200']).toMatchObject({
      content: { 'application/json': { schema: { required: ['items', 'nextCursor'] } } },
    });
  });

  it('writes exclusive bounds as numbers', () => {
    const { size } = (document.components!.schemas!['Toy'] as { properties: { size: object } }).properties;
    expect(size).toEqual({ type: 'integer', exclusiveMinimum: 0 });
  });

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      (['get', 'post'] as const).flatMap((method) => (item[method] ? [{ path, method, ...item[method] }] : [])),
    );

  it('declares an ETag exactly where there is 304 and If-None-Match, and for every command', () => {
    for (const { path, method, responses, parameters = [] } of operations()) {
      const ok = responses['200'] ?? responses['201'];
      const hasETag = ok !== undefined && 'headers' in ok && 'ETag' in ok.headers;
      const asks = parameters.some((each) => 'name' in each && each.name === 'If-None-Match');
      expect([path, method, '304' in responses, asks]).toEqual([
        path,
        method,
        ...Array(2).fill(hasETag && method === 'get'),
      ]);
      if (method === 'post') expect([path, hasETag]).toEqual([path, true]);
    }
  });

  it('has no example that the reference page would send without being asked', () => {
    for (const { path, parameters = [] } of operations()) {
      const sent = parameters.filter(
        (each) => 'in' in each && each.in !== 'path' && /"examples?":/.test(JSON.stringify(each)),
      );
      expect([path, sent]).toEqual([path, []]);
    }
  });

  it('marks routes without a token', () => {
    expect(operation('/livez', 'get').security).toEqual([]);
    expect(operation('/problems', 'get').security).toEqual([]);
  });

  it('has a reference page whose every asset comes from this service', async () => {
    const page = await service.app.inject({ method: 'GET', url: '/api/reference' });
    expect(page.statusCode).toBe(200);
    const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(assets.length).toBeGreaterThan(2);
    for (const asset of assets) {
      expect(asset).toMatch(/^\.\//);
      const answer = await service.app.inject({
        method: 'GET',
        url: new URL(asset, 'http://x/api/reference').pathname,
      });
      expect([asset, answer.statusCode]).toEqual([asset, 200]);
    }
  });
});
