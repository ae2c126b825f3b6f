export * from './figures.module.js';
export * from './read-models.js';
