export { memberIdOf } from './domain/member.streams.js';
export { OPERATOR } from './domain/operator.js';
export * from './organisation.module.js';
export * from './organisation.problems.js';
export * from './organisation.words.js';
export * from './read-models.js';
export * from './read/organisation-names.js';
export * from './write/index.js';
