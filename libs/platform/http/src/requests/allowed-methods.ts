import type { FastifyInstance } from 'fastify';

interface KnownRoute {
  readonly segments: readonly string[];
  readonly methods: readonly string[];
}

const matches = (segments: readonly string[], path: readonly string[]): boolean =>
  segments.length === path.length &&
  segments.every((segment, index) => segment === path[index] || (segment.startsWith(':') && path[index] !== ''));

/** Records every route at registration. The result lists the methods that a path accepts, for 405 and `Allow`. */
export const collectRoutes = (fastify: FastifyInstance): ((path: string) => readonly string[]) => {
  const routes: KnownRoute[] = [];
  fastify.addHook('onRoute', ({ url, method }) => {
    routes.push({ segments: url.split('/'), methods: [method].flat() });
  });
  return (path) => {
    const segments = path.split('/');
    const found = routes.filter((route) => matches(route.segments, segments)).flatMap(({ methods }) => methods);
    return [...new Set(found)].sort();
  };
};
