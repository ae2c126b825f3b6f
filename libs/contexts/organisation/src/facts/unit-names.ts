import type { StreamFold } from '@app/command-handling';
import type { Instant } from '@app/kernel';
import type { UnitEvent } from '../domain/unit.events.js';

/** A name of a unit, and where the log begins to contain it. */
export interface RecordedName {
  readonly name: string;
  readonly position: bigint;
  readonly recordedAt: Instant;
  readonly effectiveAt: Instant;
}

/** All names a unit has had, the first one first. */
export const unitNamesFold: StreamFold<UnitEvent, readonly RecordedName[]> = {
  initialState: [],
  evolve: (names, { type, data }, { position, metadata: { recordedAt, effectiveAt } }) =>
    type === 'UnitEstablished' || type === 'UnitRenamed'
      ? [...names, { name: data.name, position, recordedAt, effectiveAt }]
      : names,
};
