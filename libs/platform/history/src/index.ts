export * from './history.query.js';
export * from './sentence.js';
export * from './sentence-renderer.js';
export * from './stream-history.js';
