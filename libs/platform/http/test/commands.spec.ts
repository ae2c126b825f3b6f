import {
  ClockDisagrees,
  CommandExpired,
  commandIdOf,
  IdempotencyKeyReused,
  StaleRevision,
  TooMuchContention,
} from '@app/command-handling';
import { LogDamaged, StoreDiskFull, StoreUnavailable, StreamDeleted, WrongExpectedRevision } from '@app/event-store';
import { DomainError } from '@app/kernel';
import { VaultDiskFull, VaultUnavailable } from '@app/person-vault';
import type { CommandEnvelope } from '@app/command-handling';
import { MEMBER, NOW, startToyService, type ToyService } from './toy-service.js';

const TOY = '0f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';
const outcome = { id: 'toy-1', stream: 'toy-1', revision: 4n, position: 1024n, replayed: false };

describe('commands over HTTP', () => {
  let service: ToyService;
  let bodies: unknown[];
  let envelopes: CommandEnvelope[];
  let answer: () => typeof outcome;

  beforeAll(async () => {
    service = await startToyService();
    service.behaviour.submit = (body, envelope) => {
      bodies.push(body);
      envelopes.push(envelope);
      return answer();
    };
  });
  afterAll(() => service.app.close());
  beforeEach(() => {
    bodies = [];
    envelopes = [];
    answer = () => outcome;
  });

  const approve = (headers: { readonly [name: string]: string }) =>
    service.send({
      method: 'POST',
      url: `/api/v1/toys/${TOY}/approval`,
      headers: { 'idempotency-key': 'k-2', ...headers },
    });

  it('returns id, revision, position and Location of a creation', async () => {
    const response = await service.submit({ title: 'Xe gỗ' });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ id: 'toy-1', revision: '4', position: '1024' });
    expect(response.headers).toMatchObject({ etag: '"4"', 'x-position': '1024', location: '/api/v1/toys/toy-1' });
    expect(response.headers['idempotency-replayed']).toBeUndefined();
  });

  it('marks a replay of the first response', async () => {
    answer = () => ({ ...outcome, replayed: true });
    const response = await service.submit({ title: 'Xe gỗ' });
    expect(response.statusCode).toBe(201);
    expect(response.headers['idempotency-replayed']).toBe('true');
  });

  it('gives the controller a plain object in NFC, trimmed, without invisible characters', async () => {
    await service.submit({ title: `  ${'Nguyễn'.normalize('NFD')}\u200b `, window: { from: '2022-01-08' } });
    expect(bodies).toEqual([{ title: 'Nguyễn', window: { from: '2022-01-08' } }]);
    const { window } = bodies[0] as { window: object };
    expect(Object.getPrototypeOf(bodies[0])).toBe(Object.prototype);
    expect(Object.getPrototypeOf(window)).toBe(Object.prototype);
  });

  it('builds the envelope from the principal, the key and the time of receipt', async () => {
    await service.submit({ title: 'Xe gỗ' }, { 'x-correlation-id': 'trace-0001' });
    const commandId = commandIdOf(MEMBER, 'k-1');
    expect(envelopes[0]).toMatchObject({
      commandId,
      principal: MEMBER,
      receivedAt: NOW,
      correlationId: 'trace-0001',
      causationId: commandId,
      ifMatch: null,
    });
  });

  it('treats a quoted key and the same bare key as equal', async () => {
    await service.submit({ title: 'Xe gỗ' }, { 'idempotency-key': '"k-9"' });
    await service.submit({ title: 'Xe gỗ' }, { 'idempotency-key': 'k-9' });
    expect(envelopes[0]?.commandId).toBe(envelopes[1]?.commandId);
  });

  it('reads the revision from If-Match', async () => {
    const response = await approve({ 'if-match': '"12"' });
    await approve({ 'if-match': '"13-Ab_-567890123456789012"' });
    expect(envelopes[1]!.ifMatch).toBe(13n);
    expect(response.statusCode).toBe(200);
    expect(response.headers.location).toBeUndefined();
    expect(envelopes[0]?.ifMatch).toBe(12n);
  });

  it('requires If-Match only where it is required', async () => {
    const missing = await approve({});
    expect(missing.statusCode).toBe(428);
    expect(missing.json()).toMatchObject({ code: 'PRECONDITION_REQUIRED', type: '/problems/precondition-required' });
    const optional = await service.send({
      method: 'POST',
      url: `/api/v1/toys/${TOY}/notes`,
      headers: { 'idempotency-key': 'k-3' },
    });
    expect(optional.statusCode).toBe(200);
    expect(envelopes.at(-1)?.ifMatch).toBeNull();
  });

  it.each(['*', 'W/"1"', '"1", "2"', '1', '"01"', '"-1"', '"x"', '""', '"1-"', '"1-abc"', '"Ab_-567890123456789012"'])(
    'refuses If-Match %s',
    async (value) => {
      const response = await approve({ 'if-match': value });
      expect(response.json()).toMatchObject({ status: 400, code: 'INVALID_IF_MATCH' });
      expect(envelopes).toEqual([]);
    },
  );

  it('refuses If-Match on a creation', async () => {
    const response = await service.submit({ title: 'Xe gỗ' }, { 'if-match': '"1"' });
    expect(response.json()).toMatchObject({ status: 400, code: 'INVALID_IF_MATCH' });
  });

  it.each([
    ['conflict', 409],
    ['invalid', 422],
    ['forbidden', 403],
    ['not-found', 404],
  ] as const)('maps a refusal of kind %s to %i', async (kind, status) => {
    answer = () => {
      throw new DomainError(kind, 'SOMETHING_NEW', { limit: 3 }, '/title');
    };
    const response = await service.submit({ title: 'Xe gỗ' });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({
      status,
      code: 'SOMETHING_NEW',
      type: '/problems/something-new',
      facts: { limit: 3 },
      errors: [{ pointer: '/title', code: 'SOMETHING_NEW' }],
    });
  });

  it.each([
    ['a stale revision', new StaleRevision('toy-1', 3n, 4n), 412, 'STALE_REVISION', undefined],
    ['a lost race', new WrongExpectedRevision('toy-1', 3n, 4n), 412, 'STALE_REVISION', undefined],
    ['a reused key', new IdempotencyKeyReused('c'), 422, 'IDEMPOTENCY_KEY_REUSED', undefined],
    ['a clock that disagrees', new ClockDisagrees('set back'), 503, 'CLOCK_DISAGREES', '5'],
    ['an expired command', new CommandExpired('c'), 503, 'COMMAND_EXPIRED', '1'],
    ['contention', new TooMuchContention('toy-1'), 503, 'TOO_MUCH_CONTENTION', '1'],
    ['a store that is down', new StoreUnavailable('disk', 'unknown'), 503, 'STORE_UNAVAILABLE', '5'],
    ['a vault that is down', new VaultUnavailable('gone'), 503, 'STORE_UNAVAILABLE', '5'],
    ['a damaged log', new LogDamaged(7n, 'toy-1', 'its hash differs'), 503, 'LOG_DAMAGED', undefined],
    ['a full disk of the store', new StoreDiskFull('full', 'unknown'), 507, 'DISK_FULL', '30'],
    ['a full disk of the vault', new VaultDiskFull('full'), 507, 'DISK_FULL', '30'],
    ['a history that was deleted', new StreamDeleted('toy-1'), 410, 'HISTORY_DELETED', undefined],
  ])('answers %s', async (_name, error, status, code, retryAfter) => {
    answer = () => {
      throw error;
    };
    const response = await service.submit({ title: 'Xe gỗ' });
    expect(response.json()).toMatchObject({ status, code });
    expect(response.headers['retry-after']).toBe(retryAfter);
    expect(response.json().currentEtag).toBe(status === 412 ? '"4"' : undefined);
  });

  it('returns only the trace id of an unexpected error', async () => {
    answer = () => {
      throw new Error('secret table missing at /srv/data');
    };
    const response = await service.submit({ title: 'Xe gỗ' }, { 'x-correlation-id': 'trace-0002' });
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ code: 'INTERNAL_ERROR', traceId: 'trace-0002' });
    expect(response.body).not.toMatch(/secret|srv/);
  });

  it('counts commands by type and outcome', async () => {
    const before = await count();
    await service.submit({ title: 'Xe gỗ' });
    answer = () => ({ ...outcome, replayed: true });
    await service.submit({ title: 'Xe gỗ' });
    answer = () => {
      throw new DomainError('conflict', 'TOY_CLOSED');
    };
    await service.submit({ title: 'Xe gỗ' });
    const after = await count();
    for (const kind of ['accepted', 'repeated', 'TOY_CLOSED']) expect((after[kind] ?? 0) - (before[kind] ?? 0)).toBe(1);
  });

  const count = async (): Promise<{ readonly [outcome: string]: number }> => {
    const lines = (await service.metrics.text()).split('\n');
    return Object.fromEntries(
      lines.flatMap((line) => {
        const found = /^sangkien_commands_total\{type="SubmitToy",outcome="(\w+)"\} (\d+)$/.exec(line);
        return found ? [[found[1], Number(found[2])]] : [];
      }),
    );
  };
});
