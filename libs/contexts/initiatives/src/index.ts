export * from './initiatives.module.js';
export * from './initiatives.problems.js';
export * from './initiatives.words.js';
export * from './read-models.js';
export * from './write/index.js';
