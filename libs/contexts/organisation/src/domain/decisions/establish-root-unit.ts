import type { DomainCommand } from '@app/kernel';
import { requireOperator } from '../operator.js';
import type { UnitEvent, UnitLevel } from '../unit.events.js';
import { requireNotEstablished } from '../unit.guards.js';
import type { UnitState } from '../unit.state.js';

/** The root of the tree, as part of founding the organisation. */
export type EstablishRootUnit = DomainCommand<
  'EstablishRootUnit',
  { readonly unitId: string; readonly code: string; readonly name: string; readonly level: UnitLevel }
>;

export const establishRootUnit = ({ data, by }: EstablishRootUnit, state: UnitState): readonly UnitEvent[] => {
  requireOperator(by);
  requireNotEstablished(state);
  const { unitId, code, name, level } = data;
  return [{ type: 'UnitEstablished', data: { unitId, code, name, level, parentId: null, block: null } }];
};
