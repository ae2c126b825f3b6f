import { LogDamaged, StreamDeleted, UnknownPosition } from '@app/event-store';
import { DomainError } from '@app/kernel';
import { AnswerAt } from '@app/http';
import { ReadModelsUnavailable } from '@app/read-models';
import { LOG_END, startToyService, type ToyService } from './toy-service.js';

const TOY = '0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';

describe('queries over HTTP', () => {
  let service: ToyService;
  const get = (url: string, headers: { readonly [name: string]: string } = {}) =>
    service.send({ method: 'GET', url, headers });

  beforeAll(async () => {
    service = await startToyService();
  });
  afterAll(() => service.app.close());
  beforeEach(() => {
    service.progress.position = 41n;
    service.progress.names = null;
    service.progress.waits.length = 0;
  });

  it('returns a position that the response includes', async () => {
    expect((await get(`/api/v1/toys/${TOY}`)).headers['x-position']).toBe('41');
    service.progress.position = null;
    expect((await get(`/api/v1/toys/${TOY}`)).headers['x-position']).toBeUndefined();
  });

  it('reads the position before the view, so that it is a lower bound', async () => {
    service.behaviour.list = () => {
      service.progress.position = 99n;
      return { items: [], next: null };
    };
    expect((await get('/api/v1/toys')).headers['x-position']).toBe('41');
    service.behaviour.list = () => ({ items: [{ id: 'toy-1' }], next: ['b', 'toy-1'] });
  });

  it('names the position of an answer that knows its own', async () => {
    const { read } = service.behaviour;
    service.behaviour.read = () => new AnswerAt({ id: 'toy-1' }, 77n);
    const response = await get(`/api/v1/toys/${TOY}`);
    expect([response.headers['x-position'], response.json()]).toEqual(['77', { id: 'toy-1' }]);
    service.behaviour.read = read;
  });

  it('waits for the requested position', async () => {
    const byHeader = await get(`/api/v1/toys/${TOY}`, { 'x-min-position': '41', prefer: 'respond-async, wait=2' });
    const byQuery = await get(`/api/v1/toys/${TOY}?minPosition=41`);
    expect([byHeader.statusCode, byQuery.statusCode]).toEqual([200, 200]);
    expect(service.progress.waits).toEqual([
      { position: 41n, timeoutMs: 2_000 },
      { position: 41n, timeoutMs: 5_000 },
    ]);
  });

  it('supports a minimum position for lists too', async () => {
    const response = await get('/api/v1/toys?minPosition=41&limit=3');
    expect(response.statusCode).toBe(200);
    expect(service.progress.waits).toHaveLength(1);
    expect(response.headers.link).not.toContain('minPosition');
  });

  it.each([
    ['wait=3600', 10_000],
    ['wait=0', 0],
    ['wait=x', 5_000],
    ['wait="4"', 4_000],
    ['handling=lenient; wait=3', 5_000],
  ])('Prefer: %s waits at most %i ms', async (prefer, timeoutMs) => {
    await get(`/api/v1/toys/${TOY}`, { 'x-min-position': '1', prefer });
    expect(service.progress.waits).toEqual([expect.objectContaining({ timeoutMs })]);
  });

  it.each([
    ['read models that cannot be reached', new ReadModelsUnavailable('gone'), 503, 'STORE_UNAVAILABLE', '5'],
    ['a damaged log', new LogDamaged(7n, 'toy-1', 'its hash differs'), 503, 'LOG_DAMAGED', undefined],
    ['a history that was deleted', new StreamDeleted('toy-1'), 410, 'HISTORY_DELETED', undefined],
    ['a position of another log', new UnknownPosition('read of the log'), 400, 'INVALID_CURSOR', undefined],
  ])('answers %s', async (_name, error, status, code, retryAfter) => {
    service.behaviour.list = () => {
      throw error;
    };
    const response = await get('/api/v1/toys');
    expect(response.json()).toMatchObject({ status, code });
    expect(response.headers['retry-after']).toBe(retryAfter);
    service.behaviour.list = () => ({ items: [], next: null });
  });

  it('returns 503 when the read models do not catch up in time', async () => {
    const response = await get(`/api/v1/toys/${TOY}`, { 'x-min-position': '42' });
    expect(response.statusCode).toBe(503);
    expect(response.json().code).toBe('READ_MODEL_BEHIND');
    expect(response.headers['retry-after']).toBe('1');
  });

  it('waits for a position that only the log has reached, and refuses one that it has not', async () => {
    const behind = await get(`/api/v1/toys/${TOY}`, { 'x-min-position': String(LOG_END) });
    expect(behind.json()).toMatchObject({ status: 503, code: 'READ_MODEL_BEHIND' });
    const waits = service.progress.waits.length;
    // The last position that a log can hold, and the largest number that has the form of one.
    for (const beyond of [String(LOG_END + 1n), String(2n ** 63n - 1n), '9'.repeat(19)]) {
      for (const [path, headers] of [
        [`/api/v1/toys/${TOY}`, { 'x-min-position': beyond }],
        [`/api/v1/toys?minPosition=${beyond}`, {}],
      ] as const) {
        const refused = await get(path, headers);
        expect(refused.json()).toMatchObject({
          status: 400,
          code: 'POSITION_BEYOND_END',
          facts: { position: beyond, end: String(LOG_END) },
        });
      }
    }
    expect((await get(`/api/v1/toys?minPosition=${'1'.repeat(20)}`)).json()).toMatchObject({
      errors: [{ parameter: 'minPosition', code: 'POSITION_EXPECTED' }],
    });
    expect(service.progress.waits).toHaveLength(waits);
  });

  it.each([
    ['stopped before it', { status: 'stopped', position: 40n }],
    ['being rebuilt', { status: 'rebuilding', position: 41n }],
  ] as const)(
    'returns 503 when a projection of the response is %s, although the others have caught up',
    async (_name, names) => {
      service.progress.names = names;
      const response = await get(`/api/v1/toys/${TOY}`, { 'x-min-position': '41' });
      expect(response.json()).toMatchObject({ status: 503, code: 'READ_MODEL_BEHIND' });
      expect((await get('/api/v1/toys', { 'x-min-position': '41' })).statusCode).toBe(200);
    },
  );

  it('returns 503, not 404, for what a rebuild may not have reached', async () => {
    const { read } = service.behaviour;
    service.behaviour.read = () => {
      throw new DomainError('not-found', 'TOY_NOT_FOUND');
    };
    expect((await get(`/api/v1/toys/${TOY}`)).statusCode).toBe(404);
    service.progress.names = { status: 'rebuilding', position: 12n };
    const response = await get(`/api/v1/toys/${TOY}`);
    expect(response.json()).toMatchObject({ status: 503, code: 'READ_MODEL_BEHIND' });
    expect(response.headers['retry-after']).toBe('1');
    service.behaviour.read = read;
  });

  it('reports the position of the slowest projection, ignoring one being rebuilt', async () => {
    service.progress.names = { status: 'stopped', position: 12n };
    expect((await get(`/api/v1/toys/${TOY}`)).headers['x-position']).toBe('12');
    service.progress.names = { status: 'rebuilding', position: 12n };
    expect((await get(`/api/v1/toys/${TOY}`)).headers['x-position']).toBeUndefined();
  });

  it('refuses a position given twice', async () => {
    const response = await get(`/api/v1/toys/${TOY}?minPosition=1`, { 'x-min-position': '1' });
    expect(response.json()).toMatchObject({ status: 400, errors: [{ code: 'REPEATED' }] });
  });

  it('returns an ETag that begins with the revision, and 304 for a known one', async () => {
    const first = await get(`/api/v1/toys/${TOY}`);
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"7-[\w-]{22}"$/);
    expect(first.headers['content-type']).toBe('application/json; charset=utf-8');
    for (const known of [etag, `W/${etag}`, `"6", ${etag}`, '*']) {
      const again = await get(`/api/v1/toys/${TOY}`, { 'if-none-match': known });
      expect({ status: again.statusCode, body: again.body, headers: again.headers }).toMatchObject({
        status: 304,
        body: '',
        headers: { etag, 'cache-control': 'private, no-cache', vary: 'authorization' },
      });
    }
    for (const other of ['"6"', '"7"', etag.replace('7', '6')]) {
      expect((await get(`/api/v1/toys/${TOY}`, { 'if-none-match': other })).statusCode).toBe(200);
    }
  });

  it('has another ETag for another content of the same revision, or without one', async () => {
    const { read } = service.behaviour;
    const etags = new Set<unknown>();
    for (const content of [{ revision: '7', note: 'told' }, { revision: '7', note: null }, { note: null }]) {
      service.behaviour.read = (id) => ({ id, size: 1, ...content });
      etags.add((await get(`/api/v1/toys/${TOY}`)).headers.etag);
    }
    service.behaviour.read = read;
    expect([...etags]).toEqual([/^"7-/, /^"7-/, /^"[\w-]{22}"$/].map((shape) => expect.stringMatching(shape)));
  });

  it('lets a private cache alone store what one person is shown', async () => {
    for (const path of [`/api/v1/toys/${TOY}`, '/api/v1/toys']) {
      expect((await get(path)).headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'authorization' });
    }
    expect((await get('/api/v1/toys/nowhere')).headers).toMatchObject({
      'cache-control': 'no-store',
      vary: 'accept, accept-language, authorization',
    });
    expect((await get('/problems')).headers).toMatchObject({ 'cache-control': 'public, max-age=300' });
    expect((await get('/problems')).headers).not.toHaveProperty('vary');
  });

  it('links to the next page', async () => {
    const keysets: unknown[] = [];
    service.behaviour.list = ({ cursor }) => {
      keysets.push(cursor === undefined ? 'first' : 'later');
      return { items: [{ id: 'toy-1' }], next: cursor === undefined ? ['Xe gỗ', 'toy-1', null, 3] : null };
    };
    const first = await get('/api/v1/toys?q=xe%20go&state=DRAFT,APPROVED');
    expect(first.json()).toEqual({ items: [{ id: 'toy-1' }], nextCursor: expect.any(String) });
    const link = /^<(\/api\/v1\/toys\?[^>]+)>; rel="next"$/.exec(first.headers.link as string)?.[1];
    const second = await get(link!);
    expect(second.json()).toEqual({ items: [{ id: 'toy-1' }], nextCursor: null });
    expect(second.headers.link).toBeUndefined();
    expect([first.headers.etag, second.headers.etag]).toEqual([undefined, undefined]);
    expect(keysets).toEqual(['first', 'later']);
    expect((await get('/api/v1/toys?q=a?b')).headers.link).toContain('q=a%3Fb');
  });

  it('passes the query with the types of its class', async () => {
    let received: unknown;
    service.behaviour.list = (query) => {
      received = query;
      return { items: [], next: null };
    };
    await get('/api/v1/toys?limit=7&mine=true&state=DRAFT&asOf=2022-06-01T00:00:00%2B07:00&q=%20a%20');
    expect(received).toEqual({ limit: 7, mine: true, state: ['DRAFT'], asOf: '2022-05-31T17:00:00.000Z', q: 'a' });
    for (const states of ['state=DRAFT&state=APPROVED', 'state=DRAFT,APPROVED']) {
      await get(`/api/v1/toys?${states}`);
      expect(received).toEqual({ limit: 50, state: ['DRAFT', 'APPROVED'] });
    }
    await get('/api/v1/toys?asOf=1234');
    expect(received).toEqual({ limit: 50, asOf: '1234' });
  });
});
