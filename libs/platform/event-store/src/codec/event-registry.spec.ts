import type { EventMetadata } from './event-metadata.js';
import { EventCodec } from './event-codec.js';
import { EventRegistry, type EventTypeDefinition, type Upcaster } from './event-registry.js';
import { UnknownEventType } from '../port/errors.js';

const step = (to: string, upcast: Upcaster['upcast'] = (data) => data): Upcaster => ({ to, upcast });

/** First shape: one `author`. Second: `authors`. Third: each with a share; the recording actor becomes the first. */
const submitted: EventTypeDefinition = {
  type: 'InitiativeSubmitted',
  storedName: 'InitiativeSubmitted.v3',
  upcasters: {
    InitiativeSubmitted: step('InitiativeSubmitted.v2', ({ author, ...rest }) => ({ ...rest, authors: [author!] })),
    'InitiativeSubmitted.v2': step('InitiativeSubmitted.v3', ({ authors, ...rest }, { actor }) => ({
      ...rest,
      authors: (authors as string[]).map((memberId) => ({ memberId, share: 100 })),
      submittedBy: actor!,
    })),
  },
};
const withdrawn: EventTypeDefinition = { type: 'InitiativeWithdrawn', storedName: 'InitiativeWithdrawn' };

const metadata: EventMetadata = {
  $correlationId: 'correlation-1',
  $causationId: 'command-1',
  commandId: 'command-1',
  commandType: 'SubmitInitiative',
  commandHash: 'hash',
  actor: 'member-1',
  onBehalfOf: null,
  role: null,
  unitId: null,
  recordedAt: '2022-05-31T16:59:59.999Z',
  effectiveAt: '2022-05-31T16:59:59.999Z',
  ruleSetVersion: 1,
  appVersion: '0.1.0',
  blind: 'AAECAwQFBgcICQoLDA0ODw',
};

describe('EventRegistry', () => {
  const registry = new EventRegistry([submitted, withdrawn]);
  const today = { title: 'Đồ gá', authors: [{ memberId: 'member-2', share: 100 }], submittedBy: 'member-1' };

  it.each([
    ['the first shape, step by step', 'InitiativeSubmitted', { title: 'Đồ gá', author: 'member-2' }],
    ['a shape between', 'InitiativeSubmitted.v2', { title: 'Đồ gá', authors: ['member-2'] }],
    ["today's shape", 'InitiativeSubmitted.v3', today],
  ])('reads %s', (_which, storedName, data) => {
    expect(registry.current(storedName, data, metadata)).toEqual({ type: 'InitiativeSubmitted', data: today });
  });

  it('writes under the current stored name', () => {
    expect(registry.storedNameOf('InitiativeSubmitted')).toBe('InitiativeSubmitted.v3');
    expect(registry.storedNameOf('InitiativeWithdrawn')).toBe('InitiativeWithdrawn');
  });

  it('lists every stored name, past and current', () => {
    expect(registry.storedNames).toEqual([
      'InitiativeSubmitted',
      'InitiativeSubmitted.v2',
      'InitiativeSubmitted.v3',
      'InitiativeWithdrawn',
    ]);
  });

  it('does not know unregistered names', () => {
    expect(registry.current('InitiativeBurnt', {}, metadata)).toBeNull();
    expect(() => registry.storedNameOf('InitiativeBurnt')).toThrow('InitiativeBurnt is not registered');
  });

  it.each<[string, EventTypeDefinition[], RegExp]>([
    ['an event type', [withdrawn, { ...withdrawn, storedName: 'Other' }], /event type InitiativeWithdrawn .* twice/],
    ['a stored name', [withdrawn, { ...withdrawn, type: 'Other' }], /stored name InitiativeWithdrawn .* twice/],
    [
      'an old stored name',
      [submitted, { type: 'Other', storedName: 'Other.v2', upcasters: { InitiativeSubmitted: step('Other.v2') } }],
      /stored name InitiativeSubmitted .* twice/,
    ],
  ])('refuses %s registered twice', (_what, definitions, message) => {
    expect(() => new EventRegistry(definitions)).toThrow(message);
  });

  it('refuses an upcaster to an unknown name', () => {
    const definition = { ...withdrawn, upcasters: { Old: step('Nowhere') } };
    expect(() => new EventRegistry([definition])).toThrow('upcaster leads to unknown Nowhere');
  });

  it('refuses upcasters that form a cycle', () => {
    const circled = { ...withdrawn, upcasters: { Old: step('Older'), Older: step('Old') } };
    expect(() => new EventRegistry([circled])).toThrow('in a circle');
  });
});

describe('EventCodec', () => {
  const codec = new EventCodec(new EventRegistry([submitted, withdrawn]));
  const id = '5c6f0d4e-1f53-4c6e-9f0e-2c1f6f1d8a01';

  it('writes bodies with sorted keys and reads them back as the event', () => {
    const event = { type: 'InitiativeWithdrawn', data: { reason: 'trùng', initiativeId: 'initiative-1' } };
    const encoded = codec.encode(id, event, metadata);
    expect(encoded).toMatchObject({
      id,
      type: 'InitiativeWithdrawn',
      data: '{"initiativeId":"initiative-1","reason":"trùng"}',
    });
    const place = { stream: 'initiative-1', revision: 4n, position: 17n };
    expect(codec.decode({ ...encoded, ...place })).toEqual({ id, ...place, event, metadata });
  });

  it('stops at an unregistered stored name, and reports its place', () => {
    const stored = { id, type: 'InitiativeBurnt', data: '{}', metadata: '{}', stream: 'initiative-1', revision: 4n };
    const decode = (): unknown => codec.decode({ ...stored, position: 17n });
    expect(decode).toThrow(UnknownEventType);
    expect(decode).toThrow('unknown event type InitiativeBurnt at initiative-1@4');
  });
});
