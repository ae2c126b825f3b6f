import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { RouteParamtypes, ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import type { FastifyRequest } from 'fastify';
import { RESPONSE_METADATA, type ResponseMetadata } from '../responses/response-metadata.js';
import { MIN_POSITION } from '../responses/min-position.js';
import { HttpProblem, type RequestFault } from '../problems/http-problem.js';
import { isInheritedName } from './json-body.js';

/** `any`: the query class decides; `minPosition`: a query without one; `none`: any other route. */
type KnownNames = 'any' | 'minPosition' | 'none';

/**
 * Refuses query parameters that a route does not declare. Where a route has a query class, its validation does that; the
 * guard adds the names that every object inherits, which validation would miss.
 */
@Injectable()
export class StrictQueryGuard implements CanActivate {
  private readonly known = new WeakMap<object, KnownNames>();

  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const names = Object.keys(query as object);
    if (names.length === 0) return true;
    const known = this.knownNames(context);
    const unknown = names.filter(
      (name) => isInheritedName(name) || known === 'none' || (known === 'minPosition' && name !== MIN_POSITION),
    );
    if (unknown.length === 0) return true;
    const faults = unknown.map((parameter): RequestFault => ({ parameter, code: 'UNKNOWN_PARAMETER' }));
    throw new HttpProblem('VALIDATION_FAILED', { faults });
  }

  private knownNames(context: ExecutionContext): KnownNames {
    const handler = context.getHandler();
    let known = this.known.get(handler);
    if (known === undefined) {
      const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) ?? {}) as object;
      const response = Reflect.getMetadata(RESPONSE_METADATA, handler) as ResponseMetadata | undefined;
      const hasQueryClass = Object.keys(parameters).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
      known = hasQueryClass ? 'any' : response?.kind === 'query' ? 'minPosition' : 'none';
      this.known.set(handler, known);
    }
    return known;
  }
}
