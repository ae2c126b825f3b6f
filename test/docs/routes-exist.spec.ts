import { buildOpenApi } from '@app/http';
import { openEmptyService } from './empty-service.js';
import { documents, textOf } from './repository.js';

/** The parts of a path; `{id}`, `<id>`, `$ID` and the like are the same placeholder. */
const shapeOf = (path: string): string => path.replaceAll(/\{[^}]*\}|<[^>]*>|\$\{?\w+\}?/g, '*');

const named = documents.flatMap((document) =>
  [...textOf(document).matchAll(/(?:\b(GET|POST) )?(\/api\/v1\/[\w/{}<>$-]*[\w}>])/g)].map(([, method, path]) => ({
    document,
    method,
    path: path!,
  })),
);

test('every path under /api/v1 in a document is served', async () => {
  const { service, close } = await openEmptyService();
  const { paths } = buildOpenApi(service.app, '0');
  await close();
  const served = new Map(Object.entries(paths).map(([path, item]) => [shapeOf(path), Object.keys(item)]));
  expect(named.length).toBeGreaterThan(5);
  const missing = named.filter(({ method, path }) => {
    const methods = served.get(shapeOf(path));
    return !methods || (method !== undefined && !methods.includes(method.toLowerCase()));
  });
  expect(missing).toEqual([]);
});
