import { refuse } from '@app/kernel';
import type { Unit, UnitState } from './unit.state.js';

/** A unit that a command names, as of the receipt of the command; null when no unit has this id. */
export type UnitFact = { readonly active: boolean } | null;

/** `pointer` is the field of the request that names the unit. */
export const requireActiveUnit = (unit: UnitFact, pointer: string): void => {
  if (unit === null) refuse('invalid', 'UNKNOWN_UNIT', {}, pointer);
  else if (!unit.active) refuse('invalid', 'UNIT_INACTIVE', {}, pointer);
};

export const requireEstablished = (state: UnitState): Unit => state ?? refuse('not-found', 'UNIT_NOT_FOUND');

export const requireNotDissolved = (state: UnitState): Unit => {
  const unit = requireEstablished(state);
  return unit.active ? unit : refuse('conflict', 'UNIT_DISSOLVED', { code: unit.code });
};

export const requireNotEstablished = (state: UnitState): void => {
  if (state !== null) refuse('conflict', 'UNIT_ALREADY_ESTABLISHED', { code: state.code });
};
