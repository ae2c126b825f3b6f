import { serviceCodec, serviceProjections } from '@app/composition';
import { contexts, eventsCatalogue, golden, streams } from './events-catalogue.js';
import { expectGenerated } from './generated-part.js';
import { repositoryFiles } from './repository.js';

const definitions = Object.values(contexts).flat();
const types = definitions.map(({ type }) => type);
const codec = serviceCodec();

test('docs/events.md matches the code and the golden files', () => {
  expectGenerated('docs/events.md', 'events', eventsCatalogue());
});

test('the catalogue has every file of test/golden-events', () => {
  const files = repositoryFiles.filter((path) => /^test\/golden-events\/.*\.json$/.test(path));
  const catalogue = eventsCatalogue();
  expect(files.filter((path) => !catalogue.includes(`(../${path})`))).toEqual([]);
});

test.each(types)('%s is known to the service under its type', (type) => {
  const { data, metadata } = golden(type);
  const stored = { id: '', stream: '', revision: 0n, position: 0n, type, data: JSON.stringify(data) };
  expect(codec.decode({ ...stored, metadata: JSON.stringify(metadata) }).event.type).toBe(type);
});

test('each event has one stream', () => {
  expect(Object.values(streams).flat().sort()).toEqual([...types].sort());
});

test('projections handle events of the catalogue only', () => {
  const handled = serviceProjections.flatMap(({ handlers }) => Object.keys(handlers));
  expect(handled.filter((type) => !types.includes(type))).toEqual([]);
});

test.each([...new Set(types.map((type) => golden(type).metadata.commandType))])(
  '%s of the examples is a command',
  (command) => {
    const file = command.replaceAll(/(?<=.)([A-Z])/g, '-$1').toLowerCase();
    expect(repositoryFiles.filter((path) => path.endsWith(`/src/write/${file}.ts`))).toHaveLength(1);
  },
);
