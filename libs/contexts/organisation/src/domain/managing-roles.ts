import type { Role } from './member.events.js';

/** Manage units and roles. */
export const TREE_MANAGERS = ['ADMINISTRATOR'] as const satisfies readonly Role[];
/** Manage members and their records. */
export const MEMBER_MANAGERS = ['ADMINISTRATOR', 'UNION_OFFICER'] as const satisfies readonly Role[];
