import type { Actor } from '@app/kernel';
import { OPERATOR } from '../domain/operator.js';
import type { AssignUnitToBlock } from '../domain/decisions/assign-unit-to-block.js';
import type { DissolveUnit } from '../domain/decisions/dissolve-unit.js';
import type { EstablishRootUnit } from '../domain/decisions/establish-root-unit.js';
import type { EstablishUnit } from '../domain/decisions/establish-unit.js';
import type { RenameUnit } from '../domain/decisions/rename-unit.js';
import type { SetSeparationOfDuties } from '../domain/decisions/set-separation-of-duties.js';
import type {
  SeparationOfDutiesSet,
  UnitAssignedToBlock,
  UnitDissolved,
  UnitEstablished,
  UnitRenamed,
} from '../domain/unit.events.js';

export const at = '2022-01-10T02:00:00.000Z';
export const rootId = '1a1a1a1a-0000-4000-8000-000000000001';
export const unitId = '1a1a1a1a-0000-4000-8000-000000000002';

export const operator: Actor = { memberId: OPERATOR, mandate: null };
export const administrator: Actor = {
  memberId: '2b2b2b2b-0000-4000-8000-000000000001',
  mandate: { role: 'ADMINISTRATOR', unitId: rootId },
};

export const rootEstablished: UnitEstablished = {
  type: 'UnitEstablished',
  data: { unitId: rootId, code: 'CDN', name: 'Công đoàn ngành', level: 'SECTOR', parentId: null, block: null },
};
export const established: UnitEstablished = {
  type: 'UnitEstablished',
  data: {
    unitId,
    code: 'CD-05',
    name: 'Công đoàn Cảng Đông',
    level: 'AFFILIATED',
    parentId: rootId,
    block: 'KHOI-1',
  },
};
export const renamed: UnitRenamed = {
  type: 'UnitRenamed',
  data: {
    unitId,
    previousName: 'Công đoàn Cảng Đông',
    name: 'Công đoàn Cảng Biển Đông',
    decisionNo: '12/QĐ-CĐN',
  },
};
export const assignedToBlock: UnitAssignedToBlock = {
  type: 'UnitAssignedToBlock',
  data: { unitId, block: 'KHOI-2' },
};
export const takenOutOfBlock: UnitAssignedToBlock = { type: 'UnitAssignedToBlock', data: { unitId, block: null } };
export const dissolved: UnitDissolved = { type: 'UnitDissolved', data: { unitId, decisionNo: '13/QĐ-CĐN' } };

export const separationOfDutiesSet = (required: boolean): SeparationOfDutiesSet => ({
  type: 'SeparationOfDutiesSet',
  data: { unitId: rootId, required, decisionNo: '14/QĐ-CĐN' },
});

export const establishRoot = (by: Actor = operator): EstablishRootUnit => ({
  type: 'EstablishRootUnit',
  data: { unitId: rootId, code: 'CDN', name: 'Công đoàn ngành', level: 'SECTOR' },
  by,
  at,
});
export const establish = (changed: Partial<EstablishUnit['data']> = {}): EstablishUnit => ({
  type: 'EstablishUnit',
  data: { ...established.data, parentId: rootId, parent: { active: true }, ...changed },
  by: administrator,
  at,
});
export const rename = (name: string = renamed.data.name): RenameUnit => ({
  type: 'RenameUnit',
  data: { unitId, name, decisionNo: renamed.data.decisionNo },
  by: administrator,
  at,
});
export const assignToBlock = (block: string | null): AssignUnitToBlock => ({
  type: 'AssignUnitToBlock',
  data: { unitId, block },
  by: administrator,
  at,
});
export const separateDuties = (required: boolean, of: string = rootId): SetSeparationOfDuties => ({
  type: 'SetSeparationOfDuties',
  data: { unitId: of, required, decisionNo: '14/QĐ-CĐN' },
  by: administrator,
  at,
});
export const dissolve = (of: string = unitId): DissolveUnit => ({
  type: 'DissolveUnit',
  data: { unitId: of, decisionNo: dissolved.data.decisionNo },
  by: administrator,
  at,
});
