import { startToyService, type ToyService } from './toy-service.js';
import { serveOpenApi } from '@app/http';

const TOY = '/api/v1/toys/0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';

describe('what a client accepts', () => {
  let service: ToyService;
  let ran = 0;
  beforeAll(async () => {
    service = await startToyService((app) => serveOpenApi(app, '1'));
    const { submit } = service.behaviour;
    service.behaviour.submit = (body, envelope) => {
      ran++;
      return submit(body, envelope);
    };
  });
  afterAll(() => service.app.close());

  const get = (url: string, accept: string) => service.send({ method: 'GET', url, headers: { accept } });

  it.each([
    '',
    '*/*',
    'application/*',
    'application/json',
    'Application/JSON; charset=utf-8',
    'application/problem+json, application/json;q=0.1',
    'text/html,application/xhtml+xml,*/*;q=0.8',
    'application/json;q=0, application/json',
    'text/html;q=0, */*;q=0.001',
    '*/*;q=0, application/json',
  ])('is JSON: %p', async (accept) => {
    expect((await get(TOY, accept)).statusCode).toBe(200);
  });

  it.each([
    'text/html',
    'text/*',
    'application/xml',
    'application/problem+json',
    'application/json;q=0',
    'application/json;q=0.000, */*',
    '*/*;q=0',
    'json',
    ', ;',
  ])('is not JSON, so the answer is 406: %p', async (accept) => {
    const response = await get(TOY, accept);
    expect(response.json()).toMatchObject({ status: 406, code: 'NOT_ACCEPTABLE' });
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('is known before a command runs', async () => {
    expect((await service.submit({ title: 'Xe gỗ' }, { accept: 'application/problem+json' })).statusCode).toBe(406);
    expect((await service.submit({ title: 'Xe gỗ' }, { accept: 'text/html' })).statusCode).toBe(406);
    expect(ran).toBe(0);
    expect((await service.submit({ title: 'Xe gỗ' }, { accept: 'application/json' })).statusCode).toBe(201);
  });

  it.each([
    ['/problems', 'text/html', 'application/json'],
    ['/problems/not-acceptable', 'text/html,application/xhtml+xml', 'application/json'],
    ['/metrics', 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3', 'application/json'],
    ['/livez', '*/*', 'text/plain'],
    ['/api/openapi.json', 'application/json', 'text/html'],
  ])('may be another form where the route has one: %s', async (url, right, wrong) => {
    expect((await get(url, right)).statusCode).toBe(200);
    expect((await get(url, wrong)).json()).toMatchObject({ status: 406, code: 'NOT_ACCEPTABLE' });
  });

  it('is a problem for a bad request to a route without a controller, too', async () => {
    const response = await service.send({ method: 'GET', url: '/api/openapi.json?q=%zz' });
    expect(response.json()).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
  });

  it('does not matter to a problem', async () => {
    expect((await get('/nowhere', 'text/html')).statusCode).toBe(404);
    expect((await get('/api/v1/toys/nothing', 'application/json')).statusCode).toBe(400);
  });
});
