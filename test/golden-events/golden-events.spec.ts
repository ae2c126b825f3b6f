import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { campaignsEventTypes } from '@app/campaigns';
import { canonicalJson, EventCodec, EventRegistry, type EventMetadata, type StoredEvent } from '@app/event-store';
import { initiativesEventTypes } from '@app/initiatives';
import type { JsonValue } from '@app/kernel';
import { organisationEventTypes } from '@app/organisation';
import { awardsEventTypes } from '@app/awards';

/** Every stored shape has a file here. Files are added, never changed or removed. */
interface Golden {
  readonly type: string;
  readonly data: { readonly [field: string]: JsonValue };
  readonly metadata: EventMetadata;
}

const definitions = [
  ...organisationEventTypes,
  ...campaignsEventTypes,
  ...initiativesEventTypes,
  ...awardsEventTypes,
];
const registry = new EventRegistry(definitions);
const codec = new EventCodec(registry);
const folder = join(process.cwd(), 'test', 'golden-events');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const golden = (name: string): Golden => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Golden;
const stored = ({ type, data, metadata }: Golden): StoredEvent => ({
  id: '00000000-0000-5000-8000-000000000000',
  stream: 'golden-1',
  revision: 0n,
  position: 0n,
  type,
  data: canonicalJson(data),
  metadata: canonicalJson(metadata),
});

describe('golden events', () => {
  it('have one file for every stored name, and no others', () => {
    expect(files.map((name) => name.replace('.json', '')).sort()).toEqual(registry.storedNames);
  });

  it.each(registry.storedNames)('%s is decoded to a current event', (name) => {
    const decoded = codec.decode(stored(golden(name)));
    expect(registry.storedNameOf(decoded.event.type)).toBeDefined();
    expect(decoded.metadata.commandId).toEqual(expect.any(String));
  });

  it.each(definitions.map(({ storedName }) => storedName))('%s is encoded byte for byte as in its file', (name) => {
    const original = stored(golden(name));
    const { event, metadata } = codec.decode(original);
    const again = codec.encode(original.id, event, metadata);
    expect(again).toEqual({ id: original.id, type: name, data: original.data, metadata: original.metadata });
  });
});
