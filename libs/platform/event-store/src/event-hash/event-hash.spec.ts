import type { EventToAppend } from '../port/stored-event.js';
import { eventHash, newBlind } from './event-hash.js';
import { leafHash, ledgerEntry } from './ledger-leaf.js';

const BLIND = 'AAECAwQFBgcICQoLDA0ODw';
const STREAM = 'initiative-0b9f6d1e-7a52-4c33-9f0e-1d2c3b4a5f60';

describe('leafHash', () => {
  // The vectors of RFC 6962's hasher, as in github.com/transparency-dev/merkle.
  it.each([
    ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    ['L123456', '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56'],
  ])('of %j', (entry, expected) => {
    expect(leafHash(entry)).toBe(expected);
  });

  it('of the entry of an event: nine lines', () => {
    const entry = ledgerEntry({
      index: 0,
      stream: STREAM,
      revision: 0n,
      id: '5b2d7a34-1f77-5b0e-8f0a-7d9c1e2f3a4b',
      type: 'InitiativeScored',
      recordedAt: '2026-01-05T02:03:04.567Z',
      blind: BLIND,
      metadata:
        '{"actor":"person-0001","blind":"AAECAwQFBgcICQoLDA0ODw==","command":"6f0e1f0e-8a5d-4b0e-9b0a-2f7f0a4f8c11"}',
      data: '{"campaign":"2026","score":8}',
    });
    expect(entry).toBe(
      `ledger-event/v1\n0\n${STREAM}\n0\n5b2d7a34-1f77-5b0e-8f0a-7d9c1e2f3a4b\nInitiativeScored\n` +
        '2026-01-05T02:03:04.567Z\nRm/R3p1RofXyghhuZogBtO7TX4YPMrCB5mh1+A9F6xg=\n' +
        '+peYVqk686MUecpvdSQ8yW/HiGsNxpDz7EzRoJyJA9k=\n',
    );
    expect(Buffer.byteLength(entry)).toBe(237);
    expect(leafHash(entry)).toBe('d66afc7086f2bf7189ff28318f91af76f9da56d3194bc2d41991f8da4a5260d1');
  });
});

describe('eventHash', () => {
  const event: EventToAppend = {
    id: '5b2d7a34-1f77-5b0e-8f0a-7d9c1e2f3a4b',
    type: 'InitiativeScored',
    data: '{"note":"Sáng kiến","score":8}',
    metadata:
      '{"$causationId":"c-1","actor":"b117b23f-640c-5b2c-8003-aa2fd911a25e",' +
      `"blind":"${BLIND}","recordedAt":"2026-01-05T02:03:04.567Z"}`,
  };
  const place = { index: 41, stream: STREAM, revision: 3 } as const;
  const hex = (where: Parameters<typeof eventHash>[0], what: Partial<EventToAppend> = {}): string =>
    eventHash(where, { ...event, ...what });

  // Computed by another program. A change of these is a new format of the log.
  it('is the leaf hash with the metadata’s recordedAt and blind', () => {
    expect(hex(place)).toBe('15a0a9d02703c347478bffeb0b482b53dcf74aae11421a9881e0ca11870d7893');
  });

  it('has no index on a server, and takes a revision of any size', () => {
    expect(hex({ ...place, index: '-', revision: 3n })).toBe(
      '2a6e961fc6450ab99044bbde9f3661ddaffa0af4df7fd1e06b335ae0969c0f11',
    );
  });

  it('exists for any text: without recordedAt the line is empty, without a blind the data is hashed alone', () => {
    const bare = { id: 'e-1', type: 'T', metadata: '{"actor":"member-1"}' };
    expect(hex({ index: 0, stream: 's-1', revision: 0 }, bare)).toBe(
      '9d7f1b4bf39ed24bc9b134cfd7612dd69f3774c82ee1a7888033174a8624a80c',
    );
    for (const metadata of ['', '{', '"blind"', '{"blind":7,"recordedAt":"soon"}'])
      expect(hex(place, { metadata })).toHaveLength(64);
  });

  it('differs when anything of the event or its place differs', () => {
    const { id, type, data, metadata } = event;
    const all = [
      hex(place),
      hex({ ...place, index: 42 }),
      hex({ ...place, stream: `${STREAM}0` }),
      hex({ ...place, revision: 4 }),
      hex({ ...place, revision: '-' }),
      hex(place, { id: `${id}0` }),
      hex(place, { type: `${type}.v2` }),
      hex(place, { data: data.replace('8', '9') }),
      hex(place, { data: '' }),
      hex(place, { metadata: metadata.replace('c-1', 'c-2') }),
      hex(place, { metadata: metadata.replace(BLIND, newBlind()) }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('covers data of any length', () => {
    const long = 'đ'.repeat(100_000);
    expect(hex(place, { data: long })).not.toBe(hex(place, { data: `${long}d` }));
    expect(hex(place)).toBe('15a0a9d02703c347478bffeb0b482b53dcf74aae11421a9881e0ca11870d7893');
  });
});

it('newBlind gives 16 bytes, each time others', () => {
  const blinds = Array.from({ length: 100 }, newBlind);
  expect(new Set(blinds).size).toBe(100);
  for (const blind of blinds) {
    expect(blind).toMatch(/^[\w-]{22}$/);
    expect(Buffer.from(blind, 'base64url')).toHaveLength(16);
  }
});
