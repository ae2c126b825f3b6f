import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { RouteParamtypes, ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import type { FastifyRequest } from 'fastify';
import { RESPONSE_METADATA, type ResponseMetadata } from '../responses/response-metadata.js';
import { MIN_POSITION } from '../responses/min-position.js';
import { HttpProblem, type RequestFault } from '../problems/http-problem.js';
import { isInheritedName } from './json-body.js';
import { pointerOf } from './read-request.js';

interface Declared {
  /** `any`: the query class decides; `minPosition`: a query without one; `none`: any other route. */
  readonly query: 'any' | 'minPosition' | 'none';
  /** Whether there is a class for the body, which decides what it may have. */
  readonly body: boolean;
}

/**
 * Refuses query parameters and body fields that a route does not declare. Where a route has a class for them, its
 * validation does that; the guard adds the names that every object inherits, which validation of a query would miss.
 */
@Injectable()
export class StrictRequestGuard implements CanActivate {
  private readonly declared = new WeakMap<object, Declared>();

  canActivate(context: ExecutionContext): boolean {
    const { query, body } = context.switchToHttp().getRequest<FastifyRequest>();
    const names = Object.keys(query as object);
    const fields = Object.keys(body ?? {});
    if (names.length === 0 && fields.length === 0) return true;
    const declared = this.declaredBy(context);
    const unknown = names.filter(
      (name) =>
        isInheritedName(name) ||
        declared.query === 'none' ||
        (declared.query === 'minPosition' && name !== MIN_POSITION),
    );
    const faults: readonly RequestFault[] = [
      ...unknown.map((parameter) => ({ parameter, code: 'UNKNOWN_PARAMETER' as const })),
      ...(declared.body ? [] : fields).map((name) => ({ pointer: pointerOf([name]), code: 'UNKNOWN_FIELD' as const })),
    ];
    if (faults.length === 0) return true;
    throw new HttpProblem('VALIDATION_FAILED', { faults });
  }

  private declaredBy(context: ExecutionContext): Declared {
    const handler = context.getHandler();
    let declared = this.declared.get(handler);
    if (declared === undefined) {
      const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) ?? {}) as object;
      const response = Reflect.getMetadata(RESPONSE_METADATA, handler) as ResponseMetadata | undefined;
      const has = (type: RouteParamtypes): boolean => Object.keys(parameters).some((key) => key.startsWith(`${type}:`));
      const query = has(RouteParamtypes.QUERY) ? 'any' : response?.kind === 'query' ? 'minPosition' : 'none';
      declared = { query, body: has(RouteParamtypes.BODY) };
      this.declared.set(handler, declared);
    }
    return declared;
  }
}
