import { naturalKey } from '@app/kernel';
import type { CollectionSpec } from '@app/read-models';
import type { UnitLevel } from '../domain/unit.events.js';

export interface UnitCard {
  /** The unitId. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Former names, oldest first: people still search for them. */
  readonly formerNames: readonly string[];
  readonly level: UnitLevel;
  readonly parentId: string | null;
  /** From the root to the unit, both included. */
  readonly path: readonly string[];
  readonly block: string | null;
  readonly active: boolean;
  readonly revision: string;
}

export const unitCards: CollectionSpec<UnitCard> = {
  name: 'unit-card',
  fields: {
    codeOrder: ({ code }) => naturalKey(code),
    parentId: ({ parentId }) => parentId,
    level: ({ level }) => level,
    block: ({ block }) => block,
  },
  indexes: [['codeOrder'], ['parentId', 'codeOrder'], ['level', 'codeOrder'], ['block', 'codeOrder']],
  searchText: ({ code, name, formerNames }) => [code, name, ...formerNames].join(' '),
};
