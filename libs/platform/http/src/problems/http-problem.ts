import type { JsonValue } from '@app/kernel';
import type { FieldFault } from '../fields/field-faults.js';
import type { ProblemCode } from './platform-problems.js';

/** Location of a fault: a JSON pointer into the body, or the name of a query, path or header parameter. */
export type FaultPlace = { readonly pointer: string } | { readonly parameter: string };

export type RequestFault = FaultPlace & FieldFault;

export interface HttpProblemOptions extends ErrorOptions {
  readonly details?: { readonly [key: string]: JsonValue };
  readonly faults?: readonly RequestFault[];
  readonly headers?: { readonly [name: string]: string };
}

/** A refusal by the HTTP edge itself, with a code of the platform's catalogue. */
export class HttpProblem extends Error {
  readonly details: { readonly [key: string]: JsonValue };
  readonly faults: readonly RequestFault[];
  readonly headers: { readonly [name: string]: string };

  constructor(
    readonly code: ProblemCode,
    { details = {}, faults = [], headers = {}, ...options }: HttpProblemOptions = {},
  ) {
    super(code, options);
    this.name = 'HttpProblem';
    this.details = details;
    this.faults = faults;
    this.headers = headers;
  }
}
