import { compareCodes, compareNames } from '@app/kernel';
import { AWARD_FORMS, AWARD_LEVELS } from '../../domain/award.events.js';
import type { AwardView } from '../award.view.js';

/** The place of an award on the roll. */
export interface RollPlace {
  readonly view: AwardView;
  /** A person's name from the vault; null for a forgotten person, and for units and initiatives. */
  readonly personName: string | null;
}

const RECIPIENT_KINDS = ['MEMBER', 'UNIT', 'INITIATIVE'] as const;

const nullsLast = <T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
};

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Forms and levels from the highest down; then persons by given name, units and initiatives by the unit's code. */
export const compareRollPlaces = (a: RollPlace, b: RollPlace): number =>
  AWARD_FORMS.indexOf(a.view.form) - AWARD_FORMS.indexOf(b.view.form) ||
  AWARD_LEVELS.indexOf(a.view.level) - AWARD_LEVELS.indexOf(b.view.level) ||
  RECIPIENT_KINDS.indexOf(a.view.recipient.kind) - RECIPIENT_KINDS.indexOf(b.view.recipient.kind) ||
  nullsLast(a.personName, b.personName, compareNames) ||
  nullsLast(a.view.unit.code, b.view.unit.code, compareCodes) ||
  byText(a.view.id, b.view.id);
