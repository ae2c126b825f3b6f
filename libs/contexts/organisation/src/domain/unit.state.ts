import type { UnitEvent, UnitLevel } from './unit.events.js';

export interface Unit {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  /** null for the root of the tree. */
  readonly parentId: string | null;
  readonly block: string | null;
  /** False once dissolved. */
  readonly active: boolean;
  /** Whether roles that exclude one another are not given to one person; of the root only. */
  readonly separationOfDuties: boolean;
}

/** null before the unit was established. */
export type UnitState = Unit | null;

export const initialUnitState: UnitState = null;

/** Accepts every recorded event; an event that does not fit the state leaves it unchanged. */
export const evolveUnit = (state: UnitState, { type, data }: UnitEvent): UnitState => {
  if (type === 'UnitEstablished') return { active: true, separationOfDuties: false, ...data };
  if (state === null) return state;
  switch (type) {
    case 'UnitRenamed':
      return { ...state, name: data.name };
    case 'UnitAssignedToBlock':
      return { ...state, block: data.block };
    case 'UnitDissolved':
      return { ...state, active: false };
    case 'SeparationOfDutiesSet':
      return { ...state, separationOfDuties: data.required };
  }
};
