export * from './awards.module.js';
export * from './awards.problems.js';
export * from './awards.words.js';
export * from './read-models.js';
export * from './write/index.js';
