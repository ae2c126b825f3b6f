import { DomainError } from '@app/kernel';
import { StoreUnavailable } from '@app/event-store';
import { FaultInjectingEventStore, openSpecStores, type SpecStores } from '@app/testing';
import { LedgerDesk, MEMBER, NOW, categories } from '../test/ledger.js';
import { commandHashOf, commandIdOf, derivedId } from './command-envelope.js';
import { CommandExpired, IdempotencyKeyReused, StaleRevision, TooMuchContention } from './command-errors.js';
import type { Reservation } from './stream-reservations.js';

describe('CommandExecutor', () => {
  let stores: SpecStores;
  let desk: LedgerDesk;
  const elsewhere = (n: number) => () => desk.move({ key: `elsewhere-${n}`, amount: 100 });

  beforeEach(async () => {
    stores = await openSpecStores({ categories });
    desk = new LedgerDesk(stores.events);
  });
  afterEach(() => stores.dispose());

  it('appends the decided events and returns their revision and position', async () => {
    await desk.move({ key: 'k-0', account: 'b' });
    expect(await desk.move({ check: true })).toEqual({
      id: 'a',
      stream: 'ledger-a',
      revision: 1n,
      position: await desk.store.head(),
      replayed: false,
    });
    expect((await desk.events()).map(({ event }) => event)).toEqual([
      { type: 'Moved', data: { amount: 5 } },
      { type: 'Checked', data: { total: 5 } },
    ]);
  });

  it('writes down who, why, when and under which rules', async () => {
    await desk.move({ whilePreparing: async () => ({ ruleSetVersion: 3, onBehalfOf: 'somebody' }) });
    expect((await desk.events())[0]!.metadata).toEqual({
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
    });
  });

  it('tells when it was written from when it was received', async () => {
    await desk.move({ whilePreparing: async () => desk.clock.advance(1_500) });
    expect((await desk.events())[0]!.metadata).toMatchObject({
      effectiveAt: NOW,
      recordedAt: '2022-03-01T02:00:01.500Z',
    });
  });

  it('changes nothing for an outcome that already holds', async () => {
    const { position } = await desk.move();
    expect(await desk.move({ key: 'k-2', amount: 0 })).toMatchObject({ revision: 0n, position, replayed: false });
    expect(await desk.events()).toHaveLength(1);
  });

  describe('a repeat', () => {
    it('gets the first answer, whatever happened since, and adds nothing', async () => {
      const first = await desk.move({ check: true });
      await desk.move({ key: 'k-2', amount: 7 });
      expect(await desk.move({ check: true })).toEqual({ ...first, replayed: true });
      expect(await desk.events()).toHaveLength(3);
    });

    it('gets it although If-Match has become stale', async () => {
      await desk.move({ key: 'k-0' });
      const first = await desk.move({ ifMatch: 0n });
      expect(await desk.move({ ifMatch: 0n })).toEqual({ ...first, replayed: true });
    });

    it('gets it although the role has ended since, and when it would be refused now', async () => {
      const first = await desk.move({ amount: 5 });
      await desk.move({ key: 'k-2', amount: -5 });
      const answer = await desk.move({
        whilePreparing: async () => {
          throw new DomainError('forbidden', 'NO_LONGER');
        },
      });
      expect(answer).toEqual({ ...first, replayed: true });
    });

    it('gets it although it is long past its time', async () => {
      const first = await desk.move();
      desk.clock.advance(86_400_000);
      expect(await desk.move()).toEqual({ ...first, replayed: true });
    });

    it('sent at the same moment adds once', async () => {
      const answers = await Promise.all([desk.move({ check: true }), desk.move({ check: true })]);
      expect(answers.map(({ revision }) => revision)).toEqual([1n, 1n]);
      expect(await desk.events()).toHaveLength(2);
    });

    it('after the answer was lost finds what was written', async () => {
      const store = new FaultInjectingEventStore(stores.events);
      desk = new LedgerDesk(store);
      store.aroundNextAppend({
        after: async () => {
          throw new StoreUnavailable('gone before it could answer', 'unknown');
        },
      });
      await expect(desk.move()).rejects.toThrow(StoreUnavailable);
      expect(await desk.move()).toMatchObject({ revision: 0n, replayed: true });
      expect(await desk.events()).toHaveLength(1);
    });
  });

  describe('other content under a key that was used', () => {
    it('is refused', async () => {
      await desk.move({ amount: 5 });
      await expect(desk.move({ amount: 6 })).rejects.toThrow(IdempotencyKeyReused);
    });

    it('is refused before If-Match is looked at', async () => {
      await desk.move({ amount: 5 });
      await expect(desk.move({ amount: 6, ifMatch: 9n })).rejects.toThrow(IdempotencyKeyReused);
    });

    it('is refused when both come at the same moment', async () => {
      const answers = await Promise.allSettled([desk.move({ amount: 5 }), desk.move({ amount: 6 })]);
      const first = answers[0].status === 'fulfilled';
      expect(answers[first ? 0 : 1]).toMatchObject({ status: 'fulfilled' });
      expect(answers[first ? 1 : 0]).toEqual({ status: 'rejected', reason: expect.any(IdempotencyKeyReused) as Error });
      expect((await desk.events()).map(({ event }) => event.data)).toEqual([{ amount: first ? 5 : 6 }]);
    });
  });

  describe('If-Match', () => {
    it('lets the command through on the last revision', async () => {
      await desk.move({ key: 'k-0' });
      expect(await desk.move({ ifMatch: 0n })).toMatchObject({ revision: 1n });
    });

    it.each([[0n], [2n]])('refuses revision %d when 1 is the last', async (given) => {
      await desk.move({ key: 'k-0', check: true });
      const refused = desk.move({ ifMatch: given });
      await expect(refused).rejects.toThrow(StaleRevision);
      await expect(refused).rejects.toMatchObject({ given, actual: 1n });
    });

    it('refuses any revision of a stream that does not exist', async () => {
      await expect(desk.move({ ifMatch: 0n })).rejects.toMatchObject({ name: 'StaleRevision', actual: null });
    });

    it('is not decided again after a lost race', async () => {
      await desk.move({ key: 'k-0' });
      let prepared = 0;
      const refused = desk.move({
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
      await desk.move({ key: 'k-0', amount: 1 });
      const seen: number[] = [];
      const outcome = await desk.move({
        amount: 5,
        check: true,
        whilePreparing: async (total) => {
          if (seen.push(total) === 1) await elsewhere(1)();
        },
      });
      expect(seen).toEqual([1, 101]);
      expect(outcome).toMatchObject({ revision: 3n, replayed: false });
      expect((await desk.events()).at(-1)!.event).toEqual({ type: 'Checked', data: { total: 106 } });
    });

    it('can end in a refusal', async () => {
      await desk.move({ key: 'k-0', amount: 5 });
      let first = true;
      const refused = desk.move({
        amount: -5,
        whilePreparing: async () => {
          if (first) await desk.move({ key: 'k-9', amount: -5 });
          first = false;
        },
      });
      await expect(refused).rejects.toMatchObject({ code: 'OVERDRAWN', details: { total: 0 } });
    });

    it('is given up after eight', async () => {
      let n = 0;
      const refused = desk.move({ whilePreparing: async () => void (await elsewhere((n += 1))()) });
      await expect(refused).rejects.toThrow(TooMuchContention);
      expect(n).toBe(8);
    });
  });

  describe('a refusal', () => {
    it('leaves no trace and is decided afresh', async () => {
      await expect(desk.move({ amount: -5 })).rejects.toThrow(DomainError);
      expect(await desk.store.head()).toBeNull();
      await desk.move({ key: 'k-2', amount: 5 });
      expect(await desk.move({ amount: -5 })).toMatchObject({ revision: 1n, replayed: false });
    });
  });

  describe('twenty seconds after its receipt', () => {
    it('may still be appended at the last millisecond', async () => {
      await desk.move({ whilePreparing: async () => desk.clock.advance(20_000) });
      expect(await desk.events()).toHaveLength(1);
    });

    it('is given up, and nothing is written', async () => {
      const late = desk.move({ whilePreparing: async () => desk.clock.advance(20_001) });
      await expect(late).rejects.toThrow(CommandExpired);
      expect(await desk.store.head()).toBeNull();
    });

    it('can be retried', async () => {
      await expect(desk.move({ whilePreparing: async () => desk.clock.advance(20_001) })).rejects.toThrow(
        CommandExpired,
      );
      expect(await desk.move()).toMatchObject({ revision: 0n, replayed: false });
    });

    it('a command that was given more time may take it', async () => {
      const slow = { appendWithinMs: 60_000, whilePreparing: async () => desk.clock.advance(59_000) };
      expect(await desk.move(slow)).toMatchObject({ revision: 0n });
    });
  });

  describe('what must hold before the events are written', () => {
    const reservation: Reservation = {
      stream: 'name-x',
      event: { type: 'NameReserved', data: { holder: 'ledger-a' } },
      refusal: new DomainError('conflict', 'NAME_TAKEN'),
    };

    it('is reserved after the decision, then made ready, then written', async () => {
      const order: string[] = [];
      await desk.move({
        whilePreparing: async () => ({
          reservations: [reservation],
          beforeAppend: async () => {
            order.push(`reserved ${(await desk.events('name-x')).length}, written ${(await desk.events()).length}`);
          },
        }),
      });
      expect(order).toEqual(['reserved 1, written 0']);
      expect(await desk.events()).toHaveLength(1);
    });

    it('is left alone by a command that is refused', async () => {
      let readied = false;
      const refused = desk.move({
        amount: -1,
        whilePreparing: async () => ({
          reservations: [reservation],
          beforeAppend: async () => {
            readied = true;
          },
        }),
      });
      await expect(refused).rejects.toThrow('OVERDRAWN');
      expect({ readied, head: await desk.store.head() }).toEqual({ readied: false, head: null });
    });

    it('is found again by a repeat after a crash in between', async () => {
      let crashes = true;
      const send = () =>
        desk.move({
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
      expect(await desk.events('name-x')).toHaveLength(1);
    });
  });
});

describe('ids', () => {
  it('are the same for the same input of the same person only', () => {
    expect(commandIdOf('a', 'k')).toBe(commandIdOf('a', 'k'));
    expect(new Set([commandIdOf('a', 'k'), commandIdOf('b', 'k'), commandIdOf('a', 'l')]).size).toBe(3);
    expect(derivedId(commandIdOf('a', 'k'), 'unit')).not.toBe(derivedId(commandIdOf('a', 'k'), 'member'));
  });

  it('tell content by its meaning, not by the order of its fields', () => {
    expect(commandHashOf('T', { a: 1, b: [1, 2] })).toBe(commandHashOf('T', { b: [1, 2], a: 1 }));
    expect(commandHashOf('T', { a: 1 })).not.toBe(commandHashOf('T', { a: 2 }));
    expect(commandHashOf('T', { a: 1 })).not.toBe(commandHashOf('U', { a: 1 }));
  });
});
