export { memberIdOf } from './domain/member.streams.js';
export { OPERATOR } from './domain/operator.js';
export * from './organisation.context.js';
export * from './read-models.js';
export { organisationNames } from './read/organisation-names.js';
export * from './write/index.js';
