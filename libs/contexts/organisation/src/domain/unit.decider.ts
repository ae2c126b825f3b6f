import { deciderOf, refuse } from '@app/kernel';
import { onlyOperator } from './operator.js';
import type { AssignUnitToBlock, DissolveUnit, EstablishRootUnit, EstablishUnit, RenameUnit } from './unit.commands.js';
import type { UnitEvent } from './unit.events.js';
import { evolveUnit, initialUnitState, type Unit, type UnitState } from './unit.state.js';

const existing = (state: UnitState): Unit => state ?? refuse('not-found', 'UNIT_NOT_FOUND');

const active = (state: UnitState): Unit => {
  const unit = existing(state);
  return unit.active ? unit : refuse('conflict', 'UNIT_DISSOLVED', { code: unit.code });
};

const unused = (state: UnitState): void => {
  if (state !== null) refuse('conflict', 'UNIT_ALREADY_ESTABLISHED', { code: state.code });
};

const establishRoot = ({ data, by }: EstablishRootUnit, state: UnitState): readonly UnitEvent[] => {
  onlyOperator(by);
  unused(state);
  const { unitId, code, name, level } = data;
  return [{ type: 'UnitEstablished', data: { unitId, code, name, level, parentId: null, block: null } }];
};

const establish = ({ data }: EstablishUnit, state: UnitState): readonly UnitEvent[] => {
  unused(state);
  const { parent, ...unit } = data;
  if (parent === null) refuse('invalid', 'UNKNOWN_UNIT', {}, '/parentId');
  else if (!parent.active) refuse('invalid', 'UNIT_INACTIVE', {}, '/parentId');
  return [{ type: 'UnitEstablished', data: unit }];
};

const rename = ({ data }: RenameUnit, state: UnitState): readonly UnitEvent[] => {
  const { unitId, name } = active(state);
  if (name === data.name) return [];
  return [{ type: 'UnitRenamed', data: { unitId, previousName: name, name: data.name, decisionNo: data.decisionNo } }];
};

const assignToBlock = ({ data }: AssignUnitToBlock, state: UnitState): readonly UnitEvent[] => {
  const { unitId, block } = active(state);
  return block === data.block ? [] : [{ type: 'UnitAssignedToBlock', data: { unitId, block: data.block } }];
};

/**
 * Only what this stream proves is checked: the root stays, because founding happens once. That no active unit is left
 * below and no member inside would have to be read from other streams, which may change before this event is written;
 * whoever dissolves a unit sees to it first, and the tree stays readable when they did not.
 */
const dissolve = ({ data }: DissolveUnit, state: UnitState): readonly UnitEvent[] => {
  const unit = existing(state);
  if (unit.parentId === null) refuse('conflict', 'ROOT_UNIT_STAYS', { code: unit.code });
  if (!unit.active) return [];
  return [{ type: 'UnitDissolved', data: { unitId: unit.unitId, decisionNo: data.decisionNo } }];
};

/** What already holds is answered without a new event. */
export const unitDecider = deciderOf({
  initialState: initialUnitState,
  evolve: evolveUnit,
  decisions: {
    EstablishRootUnit: establishRoot,
    EstablishUnit: establish,
    RenameUnit: rename,
    AssignUnitToBlock: assignToBlock,
    DissolveUnit: dissolve,
  },
});
