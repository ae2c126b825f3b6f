import type { CollectionSpec } from '@app/read-models';

/** A unit as the figures need it. */
export interface UnitEntry {
  /** The unit's id. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentId: string | null;
  readonly block: string | null;
  readonly active: boolean;
  /** Ids of its rows in `unit-figures`, so that a change of block finds them. */
  readonly rows: readonly string[];
}

export const unitEntries: CollectionSpec<UnitEntry> = {
  name: 'figures-unit',
  fields: { parentId: ({ parentId }) => parentId, code: ({ code }) => code },
  indexes: [['parentId', 'code']],
};
