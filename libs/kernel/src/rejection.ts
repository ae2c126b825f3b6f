import type { JsonValue } from './messages.js';

/**
 * What a refusal is about, for the HTTP edge:
 * `state` the thing is not in a state that allows it (409), `content` the request itself breaks a rule (422),
 * `authority` the acting person may not do it (403), `absence` the thing does not exist (404).
 */
export type RejectionKind = 'state' | 'content' | 'authority' | 'absence';

/**
 * The only thing `decide` may throw. `code` is stable SCREAMING_SNAKE and has a page under /problems/;
 * `details` are JSON facts for the message; `pointer` is the JSON pointer of the field at fault, where there is one.
 */
export class DomainRejection extends Error {
  constructor(
    readonly kind: RejectionKind,
    readonly code: string,
    readonly details: { readonly [key: string]: JsonValue } = {},
    readonly pointer?: string,
  ) {
    super(code);
    this.name = 'DomainRejection';
  }
}

/** Throws the refusal; typed so that it can stand where a value is missing. */
export const refuse = (
  kind: RejectionKind,
  code: string,
  details: { readonly [key: string]: JsonValue } = {},
  pointer?: string,
): never => {
  throw new DomainRejection(kind, code, details, pointer);
};
