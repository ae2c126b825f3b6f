import type { BilingualText } from '@app/texts';
import { both } from './both.js';

/** One value that the service refused. */
export interface RefusedValue {
  readonly parameter?: string;
  readonly code: string;
  readonly detail: BilingualText;
}

/** Why a command did not do its work: a stable code for programs, a text for people. */
export class CommandFailed extends Error {
  constructor(
    readonly code: string,
    readonly text: BilingualText,
    /** Of the service's answer. */
    readonly answer: { readonly status?: number; readonly errors?: readonly RefusedValue[] } = {},
    options?: ErrorOptions,
  ) {
    super(both(text.vi, text.en), options);
    this.name = 'CommandFailed';
  }
}
