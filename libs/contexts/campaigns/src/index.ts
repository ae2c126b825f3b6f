export * from './campaigns.module.js';
export * from './campaigns.problems.js';
export * from './campaigns.words.js';
export * from './read-models.js';
export * from './write/index.js';
