import { DomainError } from '@app/kernel';
import { ProblemCatalogue, type ProblemEntry } from '@app/http';
import { startToyService, type ToyService } from './toy-service.js';

describe('problem details', () => {
  let service: ToyService;
  beforeAll(async () => {
    service = await startToyService();
  });
  afterAll(() => service.app.close());

  const refuse = (headers: { readonly [name: string]: string } = {}) => {
    service.behaviour.submit = () => {
      throw new DomainError('conflict', 'TOY_CLOSED', { closesAt: '2022-05-31T17:00:00.000Z', price: '12500000' });
    };
    return service.submit({ title: 'Xe gỗ' }, headers);
  };

  it('are in Vietnamese by default, with formatted facts', async () => {
    const response = await refuse({ 'x-correlation-id': 'trace-0003' });
    expect(response.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'vi',
      'cache-control': 'no-store',
      'x-correlation-id': 'trace-0003',
    });
    expect(response.json()).toEqual({
      type: '/problems/toy-closed',
      title: 'Đồ chơi đã khóa',
      status: 409,
      detail: 'Khóa lúc 00:00 ngày 01/06/2022, giá 12.500.000 đồng.',
      developer: 'Xem `closesAt`.',
      instance: '/api/v1/toys',
      code: 'TOY_CLOSED',
      traceId: 'trace-0003',
      facts: { closesAt: '2022-05-31T17:00:00.000Z', price: '12500000' },
    });
  });

  it.each([
    ['en', 'en'],
    ['en-GB,en;q=0.9,vi;q=0.8', 'en'],
    ['vi;q=0.8, en;q=0.9', 'en'],
    ['fr', 'vi'],
    ['*', 'vi'],
    ['en;q=0', 'vi'],
    ['en;q=x', 'vi'],
    ['vi,en', 'vi'],
  ])('Accept-Language %s selects %s', async (accepted, language) => {
    const response = await refuse({ 'accept-language': accepted });
    expect(response.headers['content-language']).toBe(language);
    expect(response.json().title).toBe(language === 'vi' ? 'Đồ chơi đã khóa' : 'The toy is closed');
  });

  it('show the cause when a fact is missing', async () => {
    service.behaviour.submit = () => {
      throw new DomainError('conflict', 'TOY_CLOSED');
    };
    expect((await service.submit({ title: 'Xe gỗ' })).json().detail).toBe('Đồ chơi đã khóa.');
  });

  it('have a new trace id when none or an invalid one is sent', async () => {
    for (const given of ['short', 'a b c d e f g h', 'x'.repeat(65), '"trace-0004"']) {
      const response = await refuse({ 'x-correlation-id': given });
      expect(response.json().traceId).toMatch(/^[0-9a-f-]{36}$/);
      expect(response.headers['x-correlation-id']).toBe(response.json().traceId);
    }
  });

  it('describe an unknown path', async () => {
    const response = await service.send({ method: 'GET', url: '/nowhere?x=1' });
    expect(response.json()).toMatchObject({ status: 404, code: 'NOT_FOUND', instance: '/nowhere' });
    expect(response.headers['content-type']).toContain('application/problem+json');
  });

  it('link to a page for each problem, with its text escaped', async () => {
    const response = await service.app.inject({ method: 'GET', url: '/problems/toy-closed' });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.body).toContain('TOY_CLOSED');
    expect(response.body).toContain('<section lang="vi">');
    expect(response.body).toContain('<section lang="en">');
    expect(response.body).toContain('Chọn &lt;đồ chơi&gt; khác.');
    expect(response.body).toContain('Dành cho lập trình viên');
  });

  it('are listed, with a page for each', async () => {
    const list = await service.app.inject({ method: 'GET', url: '/problems' });
    const paths = [...list.body.matchAll(/href="(\/problems\/[a-z-]+)"/g)].map(([, path]) => path!);
    expect(paths).toContain('/problems/toy-closed');
    expect(paths.length).toBeGreaterThan(20);
    const answers = await Promise.all(paths.map((url) => service.app.inject({ method: 'GET', url })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(paths.map(() => 200));
  });

  it('have no page for an unknown code', async () => {
    const response = await service.app.inject({ method: 'GET', url: '/problems/nothing' });
    expect(response.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});

describe('the problem catalogue', () => {
  const entry = (code: string): ProblemEntry => {
    const text = { vi: 'x', en: 'x' };
    return { code, status: 409, title: text, cause: text, fix: text };
  };

  it('refuses a duplicate code, within the contexts or with the platform', () => {
    expect(() => new ProblemCatalogue([entry('A'), entry('A')])).toThrow('problem A is in the catalogue twice');
    expect(() => new ProblemCatalogue([entry('NOT_FOUND')])).toThrow('NOT_FOUND');
  });

  it('has every platform text in both languages and every code in one form', () => {
    for (const { code, status, title, cause, fix } of new ProblemCatalogue().entries) {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      expect(status).toBeGreaterThanOrEqual(400);
      for (const text of [title, cause, fix]) {
        expect(text.vi.length).toBeGreaterThan(0);
        expect(text.en.length).toBeGreaterThan(0);
      }
    }
  });
});
