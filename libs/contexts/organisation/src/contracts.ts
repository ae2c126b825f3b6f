export { OPERATOR } from './domain/operator.js';
export * from './domain/member.events.js';
export type { Member, RoleGrant } from './domain/member.state.js';
export * from './domain/unit.events.js';
export type { Unit } from './domain/unit.state.js';
export { FOUNDING_STREAM, unitStream } from './domain/unit.streams.js';
export * from './facts/organisation-facts-reader.js';
export * from './facts/organisation-reader.js';
export * from './read/organisation-cards-reader.js';
