import type { Type } from '@nestjs/common';

/** Who may send a command, as far as it can be said before the command is sent. */
export interface CommandPermission {
  /** Roles of which one is needed at the unit concerned or above it. */
  readonly roles: readonly string[];
  /** Who needs no role: the authors of the initiative, members for themselves, any active member, or the operator. */
  readonly withoutRole?: 'AUTHOR' | 'ONESELF' | 'ACTIVE_MEMBER' | 'OPERATOR';
  /** Code of the refusal of everybody else. Default: OUT_OF_SCOPE_UNIT. */
  readonly refusal?: string;
}

const declared = new Set<Type>();
const permissions = new Map<string, CommandPermission>();

/** Marks a query class that must have exactly one handler at boot. */
export const DeclaredMessage =
  () =>
  (target: Type): void => {
    declared.add(target);
  };

/**
 * Marks a command class that must have exactly one handler at boot, and says who may send it. Handlers decide by the same
 * lists of roles.
 */
export const DeclaredCommand =
  (permission: CommandPermission) =>
  (target: Type): void => {
    declared.add(target);
    permissions.set(target.name.replace(/Command$/, ''), permission);
  };

/** Every marked class imported so far. */
export const declaredMessages = (): readonly Type[] => [...declared];

/** Who may send each marked command imported so far, by its name. */
export const commandPermissions = (): ReadonlyMap<string, CommandPermission> => permissions;
