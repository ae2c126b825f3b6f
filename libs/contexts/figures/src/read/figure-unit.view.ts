import { naturalKey } from '@app/kernel';
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
  /** Ids of the units directly below. */
  readonly children: readonly string[];
  /** Ids of the campaigns it owns. */
  readonly campaigns: readonly string[];
  /** Ids of its rows in `unit-figures`, for a change of block and for its dissolution. */
  readonly rows: readonly string[];
}

export const figureUnits: CollectionSpec<FigureUnit> = {
  name: 'figures-unit',
  fields: { parentId: ({ parentId }) => parentId, codeOrder: ({ code }) => naturalKey(code) },
  indexes: [['parentId', 'codeOrder']],
};
