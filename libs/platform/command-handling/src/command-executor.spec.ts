import { DomainError } from '@app/kernel';
import { StoreUnavailable } from '@app/event-store';
import { FaultInjectingEventStore, openSpecStores, type SpecStores } from '@app/testing';
import { LedgerClient, MEMBER, NOW, categories } from '../test/ledger.js';
import { commandHashOf, commandIdOf, derivedId } from './command-envelope.js';
import {
  ClockDisagrees,
  CommandExpired,
  IdempotencyKeyReused,
  StaleRevision,
  TooMuchContention,
} from './command-errors.js';
import type { Reservation } from './stream-reservations.js';

describe('CommandExecutor', () => {
  let stores: SpecStores;
  let client: LedgerClient;
  const elsewhere = (n: number) => () => client.move({ key: `elsewhere-${n}`, amount: 100 });

  beforeEach(async () => {
    stores = await openSpecStores({ categories });
    client = new LedgerClient(stores.events);
  });
  afterEach(() => stores.dispose());

  it('appends the decided events and returns their revision and position', async () => {
    await client.move({ key: 'k-0', account: 'b' });
    expect(await client.move({ check: true })).toEqual({
      id: 'a',
      stream: 'ledger-a',
      revision: 1n,
      position: await client.store.head(),
      replayed: false,
    });
    expect((await client.events()).map(({ event }) => event)).toEqual([
      { type: 'Moved', data: { amount: 5 } },
      { type: 'Checked', data: { total: 5 } },
    ]);
  });

  it('stores actor, role, times and rule set as metadata', async () => {
    await client.move({ whilePreparing: async () => ({ ruleSetVersion: 3, onBehalfOf: 'somebody' }) });
    expect((await client.events())[0]!.metadata).toEqual({
      $correlationId: 'correlation of k-1',
      $causationId: commandIdOf(MEMBER, 'k-1'),
      commandId: commandIdOf(MEMBER, 'k-1'),
      commandType: 'Move',
      commandHash: commandHashOf('Move', { amount: 5, check: false }),
      actor: MEMBER,
      onBehalfOf: 'somebody',
      role: 'CASHIER',
      unitId: 'u-1',
      recordedAt: NOW,
      effectiveAt: NOW,
      ruleSetVersion: 3,
      appVersion: '1.2.3',
      blind: expect.stringMatching(/^[\w-]{22}$/) as unknown,
    });
  });

  it('stores both the time of recording and the time of receipt', async () => {
    await client.move({ whilePreparing: async () => client.clock.advance(1_500) });
    expect((await client.events())[0]!.metadata).toMatchObject({
      effectiveAt: NOW,
      recordedAt: '2022-03-01T02:00:01.500Z',
    });
  });

  it('appends nothing if the outcome already holds', async () => {
    const { position } = await client.move();
    expect(await client.move({ key: 'k-2', amount: 0 })).toMatchObject({ revision: 0n, position, replayed: false });
    expect(await client.events()).toHaveLength(1);
  });

  describe('a retry', () => {
    it('returns the first outcome, whatever happened since, and appends nothing', async () => {
      const first = await client.move({ check: true });
      await client.move({ key: 'k-2', amount: 7 });
      expect(await client.move({ check: true })).toEqual({ ...first, replayed: true });
      expect(await client.events()).toHaveLength(3);
    });

    it('returns it although If-Match is stale', async () => {
      await client.move({ key: 'k-0' });
      const first = await client.move({ ifMatch: 0n });
      expect(await client.move({ ifMatch: 0n })).toEqual({ ...first, replayed: true });
    });

    it('returns it although the role has ended, and although it would be refused now', async () => {
      const first = await client.move({ amount: 5 });
      await client.move({ key: 'k-2', amount: -5 });
      const answer = await client.move({
        whilePreparing: async () => {
          throw new DomainError('forbidden', 'NO_LONGER');
        },
      });
      expect(answer).toEqual({ ...first, replayed: true });
    });

    it('returns it long after the time limit', async () => {
      const first = await client.move();
      client.clock.advance(86_400_000);
      expect(await client.move()).toEqual({ ...first, replayed: true });
    });

    it('sent concurrently appends once', async () => {
      const answers = await Promise.all([client.move({ check: true }), client.move({ check: true })]);
      expect(answers.map(({ revision }) => revision)).toEqual([1n, 1n]);
      expect(await client.events()).toHaveLength(2);
    });

    it('finds the events after a lost response', async () => {
      const store = new FaultInjectingEventStore(stores.events);
      client = new LedgerClient(store);
      store.aroundNextAppend({
        after: async () => {
          throw new StoreUnavailable('gone before it could answer', 'unknown');
        },
      });
      await expect(client.move()).rejects.toThrow(StoreUnavailable);
      expect(await client.move()).toMatchObject({ revision: 0n, replayed: true });
      expect(await client.events()).toHaveLength(1);
    });
  });

  describe('other content under a used key', () => {
    it('is refused', async () => {
      await client.move({ amount: 5 });
      await expect(client.move({ amount: 6 })).rejects.toThrow(IdempotencyKeyReused);
    });

    it('is refused before the If-Match check', async () => {
      await client.move({ amount: 5 });
      await expect(client.move({ amount: 6, ifMatch: 9n })).rejects.toThrow(IdempotencyKeyReused);
    });

    it('is refused when both are sent concurrently', async () => {
      const answers = await Promise.allSettled([client.move({ amount: 5 }), client.move({ amount: 6 })]);
      const first = answers[0].status === 'fulfilled';
      expect(answers[first ? 0 : 1]).toMatchObject({ status: 'fulfilled' });
      expect(answers[first ? 1 : 0]).toEqual({ status: 'rejected', reason: expect.any(IdempotencyKeyReused) as Error });
      expect((await client.events()).map(({ event }) => event.data)).toEqual([{ amount: first ? 5 : 6 }]);
    });
  });

  describe('If-Match', () => {
    it('accepts the last revision', async () => {
      await client.move({ key: 'k-0' });
      expect(await client.move({ ifMatch: 0n })).toMatchObject({ revision: 1n });
    });

    it.each([[0n], [2n]])('refuses revision %d when 1 is the last', async (given) => {
      await client.move({ key: 'k-0', check: true });
      const refused = client.move({ ifMatch: given });
      await expect(refused).rejects.toThrow(StaleRevision);
      await expect(refused).rejects.toMatchObject({ given, actual: 1n });
    });

    it('refuses any revision of a stream that does not exist', async () => {
      await expect(client.move({ ifMatch: 0n })).rejects.toMatchObject({ name: 'StaleRevision', actual: null });
    });

    it('is not decided again after a lost race', async () => {
      await client.move({ key: 'k-0' });
      let prepared = 0;
      const refused = client.move({
        ifMatch: 0n,
        whilePreparing: async () => {
          prepared += 1;
          await elsewhere(prepared)();
        },
      });
      await expect(refused).rejects.toMatchObject({ name: 'StaleRevision', given: 0n, actual: 1n });
      expect(prepared).toBe(1);
    });
  });

  describe('a lost race without a precondition', () => {
    it('is decided again on the new state', async () => {
      await client.move({ key: 'k-0', amount: 1 });
      const seen: number[] = [];
      const outcome = await client.move({
        amount: 5,
        check: true,
        whilePreparing: async (total) => {
          if (seen.push(total) === 1) await elsewhere(1)();
        },
      });
      expect(seen).toEqual([1, 101]);
      expect(outcome).toMatchObject({ revision: 3n, replayed: false });
      expect((await client.events()).at(-1)!.event).toEqual({ type: 'Checked', data: { total: 106 } });
    });

    it('can end in a refusal', async () => {
      await client.move({ key: 'k-0', amount: 5 });
      let first = true;
      const refused = client.move({
        amount: -5,
        whilePreparing: async () => {
          if (first) await client.move({ key: 'k-9', amount: -5 });
          first = false;
        },
      });
      await expect(refused).rejects.toMatchObject({ code: 'OVERDRAWN', details: { total: 0 } });
    });

    it('fails after eight attempts', async () => {
      let n = 0;
      const refused = client.move({ whilePreparing: async () => void (await elsewhere((n += 1))()) });
      await expect(refused).rejects.toThrow(TooMuchContention);
      expect(n).toBe(8);
    });
  });

  describe('a principal who is no longer admitted', () => {
    const refusal = { code: 'NOT_ADMITTED' };
    let admitted: boolean;
    beforeEach(() => {
      admitted = true;
      client = new LedgerClient(stores.events, async () => {
        if (!admitted) throw new DomainError('forbidden', 'NOT_ADMITTED');
      });
    });

    it('is refused, a replay included', async () => {
      await client.move();
      admitted = false;
      await expect(client.move()).rejects.toMatchObject(refusal);
      await expect(client.move({ key: 'k-2' })).rejects.toMatchObject(refusal);
      expect(await client.events()).toHaveLength(1);
    });

    it('is refused when the command is decided again', async () => {
      const lost = client.move({
        whilePreparing: async () => {
          await elsewhere(1)();
          admitted = false;
        },
      });
      await expect(lost).rejects.toMatchObject(refusal);
      expect(await client.events()).toHaveLength(1);
    });
  });

  describe('a refusal', () => {
    it('leaves no trace; the retry is decided again', async () => {
      await expect(client.move({ amount: -5 })).rejects.toThrow(DomainError);
      expect(await client.store.head()).toBeNull();
      await client.move({ key: 'k-2', amount: 5 });
      expect(await client.move({ amount: -5 })).toMatchObject({ revision: 1n, replayed: false });
    });
  });

  describe('twenty seconds after its receipt', () => {
    it('may still be appended at the last millisecond', async () => {
      await client.move({ whilePreparing: async () => client.clock.advance(20_000) });
      expect(await client.events()).toHaveLength(1);
    });

    it('is abandoned, and nothing is written', async () => {
      const late = client.move({ whilePreparing: async () => client.clock.advance(20_001) });
      await expect(late).rejects.toThrow(CommandExpired);
      expect(await client.store.head()).toBeNull();
    });

    it('can be retried', async () => {
      await expect(client.move({ whilePreparing: async () => client.clock.advance(20_001) })).rejects.toThrow(
        CommandExpired,
      );
      expect(await client.move()).toMatchObject({ revision: 0n, replayed: false });
    });

    it('a command with a longer time limit may use it', async () => {
      const slow = { appendWithinMs: 60_000, whilePreparing: async () => client.clock.advance(59_000) };
      expect(await client.move(slow)).toMatchObject({ revision: 0n });
    });
  });

  describe('while the clock disagrees', () => {
    const disagree = async (): Promise<void> => {
      client.clock.reason = 'the system clock was set 130 s back';
    };

    it('is refused after its facts were read, and nothing is written', async () => {
      await expect(client.move({ whilePreparing: disagree })).rejects.toThrow(ClockDisagrees);
      expect(await client.store.head()).toBeNull();
      client.clock.reason = null;
      expect(await client.move()).toMatchObject({ revision: 0n, replayed: false });
    });

    it('is given up right before the append if the clock jumps after the decision', async () => {
      const late = client.move({ whilePreparing: async () => ({ beforeAppend: disagree }) });
      await expect(late).rejects.toThrow(ClockDisagrees);
      expect(await client.store.head()).toBeNull();
    });

    it('a replay returns its first outcome', async () => {
      await client.move();
      await disagree();
      expect(await client.move()).toMatchObject({ replayed: true });
    });
  });

  describe('reservations and preparation', () => {
    const reservation: Reservation = {
      stream: 'name-x',
      event: { type: 'NameReserved', data: { holder: 'ledger-a' } },
      refusal: new DomainError('conflict', 'NAME_TAKEN'),
    };

    it('run after the decision: reservation, preparation, append', async () => {
      const order: string[] = [];
      await client.move({
        whilePreparing: async () => ({
          reservations: [reservation],
          beforeAppend: async () => {
            order.push(`reserved ${(await client.events('name-x')).length}, written ${(await client.events()).length}`);
          },
        }),
      });
      expect(order).toEqual(['reserved 1, written 0']);
      expect(await client.events()).toHaveLength(1);
    });

    it('do not run for a refused command', async () => {
      let readied = false;
      const refused = client.move({
        amount: -1,
        whilePreparing: async () => ({
          reservations: [reservation],
          beforeAppend: async () => {
            readied = true;
          },
        }),
      });
      await expect(refused).rejects.toThrow('OVERDRAWN');
      expect({ readied, head: await client.store.head() }).toEqual({ readied: false, head: null });
    });

    it('are found by a retry after a crash in between', async () => {
      let crashes = true;
      const send = () =>
        client.move({
          whilePreparing: async () => ({
            reservations: [reservation],
            beforeAppend: async () => {
              if (crashes) throw new Error('the process dies here');
            },
          }),
        });
      await expect(send()).rejects.toThrow('the process dies here');
      crashes = false;
      expect(await send()).toMatchObject({ revision: 0n, replayed: false });
      expect(await client.events('name-x')).toHaveLength(1);
    });
  });
});

describe('ids', () => {
  it('are the same for the same input of the same person only', () => {
    expect(commandIdOf('a', 'k')).toBe(commandIdOf('a', 'k'));
    expect(new Set([commandIdOf('a', 'k'), commandIdOf('b', 'k'), commandIdOf('a', 'l')]).size).toBe(3);
    expect(derivedId(commandIdOf('a', 'k'), 'unit')).not.toBe(derivedId(commandIdOf('a', 'k'), 'member'));
  });

  it('do not depend on the order of fields', () => {
    expect(commandHashOf('T', { a: 1, b: [1, 2] })).toBe(commandHashOf('T', { b: [1, 2], a: 1 }));
    expect(commandHashOf('T', { a: 1 })).not.toBe(commandHashOf('T', { a: 2 }));
    expect(commandHashOf('T', { a: 1 })).not.toBe(commandHashOf('U', { a: 1 }));
  });
});
