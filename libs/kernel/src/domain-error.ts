import type { JsonValue } from './messages.js';

/**
 * Why a command or query is refused; the HTTP edge derives the status from it:
 * `conflict` the current state does not allow it (409), `invalid` the request breaks a rule (422),
 * `forbidden` the actor may not do it (403), `not-found` the resource does not exist (404).
 */
export type DomainErrorKind = 'conflict' | 'invalid' | 'forbidden' | 'not-found';

/**
 * The only error `decide` may throw. `code` is stable SCREAMING_SNAKE and has a page under /problems/;
 * `details` are JSON facts for the message; `pointer` is the JSON pointer of the field at fault, if there is one.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    readonly details: { readonly [key: string]: JsonValue } = {},
    readonly pointer?: string,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** Throws a DomainError. Returns `never`, so that a call can replace a missing value. */
export const refuse = (
  kind: DomainErrorKind,
  code: string,
  details: { readonly [key: string]: JsonValue } = {},
  pointer?: string,
): never => {
  throw new DomainError(kind, code, details, pointer);
};
