import { buildOpenApi, declareResponse, QueryResponds, type PageResponse, type ResponseOf } from '@app/http';
import { DomainError } from '@app/kernel';
import { Controller, Get, Module, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { DeclaredResponses } from './declared-responses.js';
import { SpecService } from './spec-service.js';

const KettleResponse = declareResponse('KettleResponse', {
  id: z.uuid(),
  size: z.enum(['SMALL', 'LARGE']),
  boiledAt: z.iso.datetime().nullable(),
  lid: declareResponse('LidResponse', { colour: z.string().optional() }),
});
type KettleResponse = ResponseOf<typeof KettleResponse>;

const kettle = { id: '5f0c1b1e-6a52-4d37-9d59-3f2b8f1f5a10', size: 'SMALL', boiledAt: null, lid: {} } as const;
/** The response of the route, by the last part of its path. */
const given: { readonly [what: string]: object } = {
  right: kettle,
  'full lid': { ...kettle, boiledAt: '2022-03-01T00:00:00.000Z', lid: { colour: 'red' } },
  'field more': { ...kettle, weight: 3 },
  'field less': { id: kettle.id, size: 'SMALL', lid: {} },
  'other type': { ...kettle, boiledAt: 5 },
  'other word': { ...kettle, size: 'HUGE' },
  'no instant': { ...kettle, boiledAt: 'yesterday' },
  'inner field more': { ...kettle, lid: { colour: 'red', handle: 'black' } },
};

@Controller('api/v1/kettles')
class KettleController {
  @Get(':what')
  @QueryResponds({ projections: [], type: KettleResponse })
  get(@Param('what') what: string): KettleResponse {
    if (!(what in given)) throw new DomainError('not-found', 'NO_KETTLE');
    // Like a handler that casts, or reads a document of an older version.
    return given[what] as KettleResponse;
  }

  @Get()
  @QueryResponds({ projections: [], type: KettleResponse, list: true })
  list(@Res({ passthrough: true }) reply: FastifyReply): PageResponse<KettleResponse> {
    void reply.header('etag', '"1"');
    return { items: [], nextCursor: null };
  }
}

@Module({ controllers: [KettleController] })
class KettleModule {}

describe('a response that a spec receives', () => {
  let service: SpecService;
  beforeAll(async () => {
    service = await SpecService.start({
      contexts: [{ module: KettleModule, categories: [], eventTypes: [] }],
      projections: [],
      names: () => ({ members: async () => new Map(), units: async () => new Map() }),
      now: '2022-03-01T00:00:00.000Z',
    });
  });
  afterAll(() => service.close());

  const get = (what: string) => service.get(`kettles/${encodeURIComponent(what)}`, { as: kettle.id });

  it.each(['right', 'full lid'])('passes when it matches its declaration: %s', async (what) => {
    expect((await get(what)).json()).toEqual(given[what]);
  });

  it.each([
    ['field more', '"additionalProperty":"weight"'],
    ['field less', '"missingProperty":"boiledAt"'],
    ['other type', '/boiledAt must be string,null'],
    ['other word', '/size must be equal to one of the allowed values'],
    ['no instant', '/boiledAt must match format "date-time"'],
    ['inner field more', '/lid must NOT have additional properties {"additionalProperty":"handle"}'],
  ])('fails the spec, which says where: %s', async (what, place) => {
    await expect(get(what)).rejects.toThrow(place);
  });

  it('fails the spec with a header that its route does not declare', async () => {
    await expect(service.get('kettles', { as: kettle.id })).rejects.toThrow('etag is not declared');
  });

  it('fails the spec without a header that its route declares', async () => {
    const declared = new DeclaredResponses(buildOpenApi(service.app, '0'));
    const response = { method: 'GET', url: '/api/v1/kettles/right', status: 200, body: JSON.stringify(kettle) };
    const headers = { 'content-type': 'application/json', 'x-correlation-id': 'x', 'cache-control': 'x', vary: 'x' };
    expect(() => declared.check({ ...response, headers })).toThrow('etag is missing');
    expect(() => declared.check({ ...response, headers: { ...headers, etag: '"x"' } })).not.toThrow();
  });

  it('may be a problem that the route declares', async () => {
    expect((await get('none')).statusCode).toBe(404);
  });
});
