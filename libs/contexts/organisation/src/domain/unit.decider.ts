import { deciderOf, type CommandOf } from '@app/kernel';
import { assignUnitToBlock } from './decisions/assign-unit-to-block.js';
import { dissolveUnit } from './decisions/dissolve-unit.js';
import { establishRootUnit } from './decisions/establish-root-unit.js';
import { establishUnit } from './decisions/establish-unit.js';
import { renameUnit } from './decisions/rename-unit.js';
import { setSeparationOfDuties } from './decisions/set-separation-of-duties.js';
import { evolveUnit, initialUnitState } from './unit.state.js';

/** A command whose outcome already holds appends no event. */
export const unitDecider = deciderOf({
  initialState: initialUnitState,
  evolve: evolveUnit,
  decisions: {
    EstablishRootUnit: establishRootUnit,
    EstablishUnit: establishUnit,
    RenameUnit: renameUnit,
    AssignUnitToBlock: assignUnitToBlock,
    DissolveUnit: dissolveUnit,
    SetSeparationOfDuties: setSeparationOfDuties,
  },
});

export type UnitCommand = CommandOf<typeof unitDecider>;
