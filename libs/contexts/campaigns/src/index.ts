export * from './campaigns.context.js';
export * from './read-models.js';
export * from './write/index.js';
