export * from './figures.context.js';
export * from './read-models.js';
