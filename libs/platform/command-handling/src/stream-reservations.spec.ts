import { DomainRejection, plusMs, type DomainEvent } from '@app/kernel';
import { InMemoryEventStore, type EventMetadata } from '@app/event-store';
import { MEMBER, NOW, codec } from '../test/ledger.js';
import { commandIdOf } from './command-envelope.js';
import { StreamReservations, type Reservation } from './stream-reservations.js';

const NAME = 'name-x';
const TAKEN = new DomainRejection('state', 'NAME_TAKEN');
const MINUTE = 60_000;

const metadataOf = (key: string, at = NOW): EventMetadata => ({
  $correlationId: key,
  $causationId: key,
  commandId: commandIdOf(MEMBER, key),
  commandType: 'Open',
  commandHash: 'hash',
  actor: MEMBER,
  onBehalfOf: null,
  role: null,
  unitId: null,
  recordedAt: at,
  effectiveAt: at,
  ruleSetVersion: null,
  appVersion: '1',
});

describe('StreamReservations', () => {
  let store: InMemoryEventStore;
  let reservations: StreamReservations;

  beforeEach(() => {
    store = new InMemoryEventStore();
    reservations = new StreamReservations(store, codec);
  });

  const claim = (
    holder: string,
    { key = holder, at = NOW, releasedBy }: { key?: string; at?: string } & Pick<Reservation, 'releasedBy'> = {},
  ) =>
    reservations.claim(
      {
        stream: NAME,
        event: { type: 'NameReserved', data: { holder } },
        refusal: TAKEN,
        ...(releasedBy && { releasedBy }),
      },
      metadataOf(key, at),
    );
  /** The holder's own events, which make the reservation stand. */
  const settle = (holder: string, amount = 1) =>
    store.append(holder, 'any', [
      codec.encode(
        `00000000-0000-4000-8000-${amount.toString().padStart(12, '0')}`,
        { type: 'Moved', data: { amount } },
        metadataOf(holder),
      ),
    ]);
  const holders = async () =>
    (await store.readStream(NAME))
      .map((stored) => codec.decode<DomainEvent<string, { holder: string }>>(stored).event)
      .map(({ data }) => data.holder);

  it('gives a free name to who asks', async () => {
    await claim('one');
    expect(await holders()).toEqual(['one']);
  });

  it('gives it to one of several who ask at once', async () => {
    const answers = await Promise.allSettled([claim('one'), claim('two'), claim('three')]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      answers.filter(({ status }) => status === 'rejected').map((each) => (each as { reason: unknown }).reason),
    ).toEqual([TAKEN, TAKEN]);
    expect(await holders()).toHaveLength(1);
  });

  it('keeps it for a holder that came to be, for ever', async () => {
    await claim('one');
    await settle('one');
    await expect(claim('two', { at: plusMs(NOW, 1000 * MINUTE) })).rejects.toBe(TAKEN);
  });

  it('keeps it for a minute for a holder that may still come to be', async () => {
    await claim('one');
    await expect(claim('two', { at: plusMs(NOW, MINUTE) })).rejects.toBe(TAKEN);
    await claim('two', { at: plusMs(NOW, MINUTE + 1) });
    expect(await holders()).toEqual(['one', 'two']);
  });

  it('gives an abandoned one to a single contender', async () => {
    await claim('one');
    const at = plusMs(NOW, MINUTE + 1);
    const answers = await Promise.allSettled([claim('two', { at }), claim('three', { at })]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await holders()).toHaveLength(2);
  });

  it('finds its own again, and once for one receipt', async () => {
    await claim('one');
    await claim('one');
    expect(await holders()).toEqual(['one']);
  });

  it('renews its own when it is sent again later, so that nobody takes it meanwhile', async () => {
    await claim('one');
    await claim('one', { at: plusMs(NOW, MINUTE) });
    await expect(claim('two', { at: plusMs(NOW, 2 * MINUTE) })).rejects.toBe(TAKEN);
    expect(await holders()).toEqual(['one', 'one']);
  });

  it('is lost to a late repeat once somebody else has it', async () => {
    await claim('one');
    await claim('two', { at: plusMs(NOW, MINUTE + 1) });
    await expect(claim('one')).rejects.toBe(TAKEN);
    await settle('two');
    await expect(claim('one', { at: plusMs(NOW, 10 * MINUTE) })).rejects.toBe(TAKEN);
    expect(await holders()).toEqual(['one', 'two']);
  });

  it('is free again once the holder lets it go', async () => {
    const releasedBy = (history: readonly DomainEvent[]) =>
      history.some((event) => (event.data as { amount: number }).amount === 2);
    await claim('one');
    await settle('one', 1);
    await expect(claim('two', { releasedBy })).rejects.toBe(TAKEN);
    await settle('one', 2);
    await claim('two', { releasedBy });
    expect(await holders()).toEqual(['one', 'two']);
  });
});
