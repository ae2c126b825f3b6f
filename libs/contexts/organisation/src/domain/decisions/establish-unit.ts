import type { DomainCommand } from '@app/kernel';
import type { UnitEvent, UnitLevel } from '../unit.events.js';
import { requireActiveUnit, requireNotEstablished, type UnitFact } from '../unit.guards.js';
import type { UnitState } from '../unit.state.js';

export type EstablishUnit = DomainCommand<
  'EstablishUnit',
  {
    readonly unitId: string;
    readonly code: string;
    readonly name: string;
    readonly level: UnitLevel;
    readonly parentId: string;
    readonly block: string | null;
    readonly parent: UnitFact;
  }
>;

export const establishUnit = ({ data }: EstablishUnit, state: UnitState): readonly UnitEvent[] => {
  requireNotEstablished(state);
  const { parent, ...unit } = data;
  requireActiveUnit(parent, '/parentId');
  return [{ type: 'UnitEstablished', data: unit }];
};
