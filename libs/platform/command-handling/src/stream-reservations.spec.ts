import { DomainError, plusMs, type DomainEvent } from '@app/kernel';
import type { EventMetadata } from '@app/event-store';
import { openSpecStores, type SpecStores } from '@app/testing';
import { MEMBER, NOW, categories, codec } from '../test/ledger.js';
import { commandIdOf } from './command-envelope.js';
import { StreamReservations, type Reservation } from './stream-reservations.js';

const NAME = 'name-x';
const TAKEN = new DomainError('conflict', 'NAME_TAKEN');
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
  blind: 'AAECAwQFBgcICQoLDA0ODw',
});

describe('StreamReservations', () => {
  let stores: SpecStores;
  let reservations: StreamReservations;

  beforeEach(async () => {
    stores = await openSpecStores({ categories });
    reservations = new StreamReservations(stores.events, codec);
  });
  afterEach(() => stores.dispose());

  const claim = (
    holder: string,
    { key = holder, at = NOW, isReleased }: { key?: string; at?: string } & Pick<Reservation, 'isReleased'> = {},
  ) =>
    reservations.claim(
      {
        stream: NAME,
        event: { type: 'NameReserved', data: { holder } },
        refusal: TAKEN,
        ...(isReleased && { isReleased }),
      },
      metadataOf(key, at),
    );
  /** Appends the holder's own events, which make the reservation permanent. */
  const settle = (holder: string, amount = 1) =>
    stores.events.append(holder, 'any', [
      codec.encode(
        `00000000-0000-4000-8000-${amount.toString().padStart(12, '0')}`,
        { type: 'Moved', data: { amount } },
        metadataOf(holder),
      ),
    ]);
  const holders = async () =>
    (await stores.events.readStream(NAME))
      .map((stored) => codec.decode<DomainEvent<string, { holder: string }>>(stored).event)
      .map(({ data }) => data.holder);

  it('grants a free name', async () => {
    await claim('ledger-1');
    expect(await holders()).toEqual(['ledger-1']);
  });

  it('grants it to one of several concurrent claims', async () => {
    const answers = await Promise.allSettled([claim('ledger-1'), claim('ledger-2'), claim('ledger-3')]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      answers.filter(({ status }) => status === 'rejected').map((each) => (each as { reason: unknown }).reason),
    ).toEqual([TAKEN, TAKEN]);
    expect(await holders()).toHaveLength(1);
  });

  it('refuses with what is said about the holder', async () => {
    await claim('ledger-1');
    const event = { type: 'NameReserved', data: { holder: 'ledger-2' } };
    const refusal = async (holder: string) => new DomainError('conflict', 'NAME_TAKEN', { holder });
    await expect(reservations.claim({ stream: NAME, event, refusal }, metadataOf('ledger-2'))).rejects.toMatchObject({
      details: { holder: 'ledger-1' },
    });
  });

  it('keeps it permanently for a holder that exists', async () => {
    await claim('ledger-1');
    await settle('ledger-1');
    await expect(claim('ledger-2', { at: plusMs(NOW, 1000 * MINUTE) })).rejects.toBe(TAKEN);
  });

  it('keeps it for a minute for a holder that does not exist yet', async () => {
    await claim('ledger-1');
    await expect(claim('ledger-2', { at: plusMs(NOW, MINUTE) })).rejects.toBe(TAKEN);
    await claim('ledger-2', { at: plusMs(NOW, MINUTE + 1) });
    expect(await holders()).toEqual(['ledger-1', 'ledger-2']);
  });

  it('grants an abandoned one to a single claim', async () => {
    await claim('ledger-1');
    const at = plusMs(NOW, MINUTE + 1);
    const answers = await Promise.allSettled([claim('ledger-2', { at }), claim('ledger-3', { at })]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await holders()).toHaveLength(2);
  });

  it('recognises its own, and stores it once per receipt', async () => {
    await claim('ledger-1');
    await claim('ledger-1');
    expect(await holders()).toEqual(['ledger-1']);
  });

  it('renews its own on a later retry, so that no other claim gets it meanwhile', async () => {
    await claim('ledger-1');
    await claim('ledger-1', { at: plusMs(NOW, MINUTE) });
    await expect(claim('ledger-2', { at: plusMs(NOW, 2 * MINUTE) })).rejects.toBe(TAKEN);
    expect(await holders()).toEqual(['ledger-1', 'ledger-1']);
  });

  it('is refused to a late retry once another command has it', async () => {
    await claim('ledger-1');
    await claim('ledger-2', { at: plusMs(NOW, MINUTE + 1) });
    await expect(claim('ledger-1')).rejects.toBe(TAKEN);
    await settle('ledger-2');
    await expect(claim('ledger-1', { at: plusMs(NOW, 10 * MINUTE) })).rejects.toBe(TAKEN);
    expect(await holders()).toEqual(['ledger-1', 'ledger-2']);
  });

  it('is free again once the holder releases it', async () => {
    const isReleased = (history: readonly DomainEvent[]) =>
      history.some((event) => (event.data as { amount: number }).amount === 2);
    await claim('ledger-1');
    await settle('ledger-1', 1);
    await expect(claim('ledger-2', { isReleased })).rejects.toBe(TAKEN);
    await settle('ledger-1', 2);
    await claim('ledger-2', { isReleased });
    expect(await holders()).toEqual(['ledger-1', 'ledger-2']);
  });
});
