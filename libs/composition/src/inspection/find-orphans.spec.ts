import { InMemoryEventStore } from '@app/event-store';
import { InMemoryPersonVault } from '@app/person-vault';
import { randomUUID } from 'node:crypto';
import { findOrphans, forgetOrphans } from './find-orphans.js';
import { inspectOrphans } from './inspect-orphans.js';

const person = { fullName: 'Một', memberNumber: 'CD-1', email: null, phone: null, jobTitle: null };

describe('orphans of interrupted commands', () => {
  let store: InMemoryEventStore;
  let vault: InMemoryPersonVault;

  beforeEach(() => {
    store = new InMemoryEventStore();
    vault = new InMemoryPersonVault();
  });

  const append = (stream: string, data: object = {}) =>
    store.append(stream, 'any', [{ id: randomUUID(), type: 'Some', data: JSON.stringify(data), metadata: '{}' }]);
  const found = async (rootUnitId: string): Promise<void> => {
    await append('organisation-founding', { holder: `unit-${rootUnitId}` });
    await append(`unit-${rootUnitId}`);
  };

  it('are none where every command completed', async () => {
    await found('u-1');
    await append('memberNumber-1', { holder: 'member-m-1' });
    await vault.put('m-1', person);
    await append('member-m-1', { text: 'a "holder":"x" in a text' });
    expect(await findOrphans(store, vault)).toEqual({ persons: [], reservations: [], furtherFoundings: [] });
    expect(await inspectOrphans(store, vault)).toMatchObject({ verdict: 'pass' });
  });

  it('are a name without a member, which alone is forgotten', async () => {
    for (const id of ['m-1', 'm-2']) await vault.put(id, person);
    await append('member-m-1');
    expect(await findOrphans(store, vault)).toMatchObject({ persons: ['m-2'] });
    expect(await inspectOrphans(store, vault)).toMatchObject({ verdict: 'warn' });
    expect(await forgetOrphans(store, vault)).toEqual(['m-2']);
    expect(await vault.memberIds()).toEqual(['m-1']);
    expect(await forgetOrphans(store, vault)).toEqual([]);
  });

  it('are a reservation without its act, until somebody takes it over', async () => {
    await append('unitCode-DK', { holder: 'unit-u-1' });
    expect(await findOrphans(store, vault)).toMatchObject({ reservations: ['unitCode-DK'] });
    expect(await inspectOrphans(store, vault)).toMatchObject({
      verdict: 'pass',
      detail: { en: expect.stringContaining('unitCode-DK') as unknown },
    });
    await append('unitCode-DK', { holder: 'unit-u-2' });
    await append('unit-u-2');
    expect(await findOrphans(store, vault)).toMatchObject({ reservations: [] });
  });

  it('are no founding that was sent again, but a second organisation', async () => {
    await append('organisation-founding', { holder: 'unit-u-0' });
    await append('organisation-founding', { holder: 'unit-u-1' });
    await found('u-1');
    expect(await findOrphans(store, vault)).toMatchObject({ furtherFoundings: [] });
    await found('u-2');
    expect(await findOrphans(store, vault)).toMatchObject({ furtherFoundings: ['unit-u-2'] });
    expect(await inspectOrphans(store, vault)).toMatchObject({ verdict: 'fail' });
  });
});
