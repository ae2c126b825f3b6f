export * from './initiatives.context.js';
export * from './read-models.js';
export * from './write/index.js';
