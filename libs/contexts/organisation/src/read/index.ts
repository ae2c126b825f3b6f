export * from './member-card/get-member.js';
export * from './me/get-me.js';
export * from './member-list/list-members.js';
export * from './role-holders/list-role-holders.js';
export * from './member-history/get-member-history.js';
export * from './unit-history/get-unit-history.js';
export * from './unit-list/list-units.js';
export * from './unit/get-unit.js';
