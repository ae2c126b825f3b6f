import { inspect } from 'node:util';

/** Anything thrown as an Error whose message tells it: what another thread throws need not be an instance. */
export const errorFrom = (thrown: unknown): Error => {
  if (thrown instanceof Error) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string') {
    return Object.assign(new Error(thrown.message), thrown);
  }
  return new Error(typeof thrown === 'string' ? thrown : inspect(thrown));
};
