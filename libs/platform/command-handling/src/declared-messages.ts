import type { Type } from '@nestjs/common';

const declared = new Set<Type>();

/** Marks a command or query class that must have exactly one handler at boot. */
export const DeclaredMessage =
  () =>
  (target: Type): void => {
    declared.add(target);
  };

/** Every marked class imported so far. */
export const declaredMessages = (): readonly Type[] => [...declared];
