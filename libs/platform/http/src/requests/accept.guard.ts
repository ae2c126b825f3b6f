import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { HEADERS_METADATA } from '@nestjs/common/internal';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/http-problem.js';
import { accepts } from './accepts.js';

type FixedHeaders = readonly { readonly name: string; readonly value: unknown }[];

/** The media type that a handler declares with @Header; JSON otherwise. */
const mediaTypeOf = (handler: object): string => {
  const headers = (Reflect.getMetadata(HEADERS_METADATA, handler) ?? []) as FixedHeaders;
  const contentType = headers.find(({ name }) => name === 'content-type')?.value;
  return typeof contentType === 'string' ? contentType.split(';', 1)[0]! : 'application/json';
};

/**
 * Refuses a request whose success the client would not accept, before a command runs. A client that accepts
 * `application/problem+json` alone is among them: what it asked for has no such form, and the refusal does.
 */
@Injectable()
export class AcceptGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { accept } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (accept === undefined || accepts(accept, mediaTypeOf(context.getHandler()))) return true;
    throw new HttpProblem('NOT_ACCEPTABLE');
  }
}
