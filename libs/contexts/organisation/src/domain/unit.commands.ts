import type { DomainCommand } from '@app/kernel';
import type { UnitLevel } from './unit.events.js';

/** The root of the tree, as part of founding the organisation. */
export type EstablishRootUnit = DomainCommand<
  'EstablishRootUnit',
  { readonly unitId: string; readonly code: string; readonly name: string; readonly level: UnitLevel }
>;
export type EstablishUnit = DomainCommand<
  'EstablishUnit',
  {
    readonly unitId: string;
    readonly code: string;
    readonly name: string;
    readonly level: UnitLevel;
    readonly parentId: string;
    readonly block: string | null;
    /** The parent as its stream stands now; null when there is none of this id. */
    readonly parent: { readonly active: boolean } | null;
  }
>;
export type RenameUnit = DomainCommand<
  'RenameUnit',
  { readonly unitId: string; readonly name: string; readonly decisionNo: string }
>;
export type AssignUnitToBlock = DomainCommand<
  'AssignUnitToBlock',
  { readonly unitId: string; readonly block: string | null }
>;
export type DissolveUnit = DomainCommand<'DissolveUnit', { readonly unitId: string; readonly decisionNo: string }>;

export type UnitCommand = EstablishRootUnit | EstablishUnit | RenameUnit | AssignUnitToBlock | DissolveUnit;
