import type { CollectionSpec } from '@app/read-models';

/** The part of a unit that figures need. */
export interface FigureUnit {
  /** The unit's id. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentId: string | null;
  readonly block: string | null;
  readonly active: boolean;
  /** Ids of its rows in `unit-figures`, for a change of block. */
  readonly rows: readonly string[];
}

export const figureUnits: CollectionSpec<FigureUnit> = {
  name: 'figures-unit',
  fields: { parentId: ({ parentId }) => parentId, code: ({ code }) => code },
  indexes: [['parentId', 'code']],
};
