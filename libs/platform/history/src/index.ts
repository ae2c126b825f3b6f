export * from './sentence.js';
export * from './sentence-writer.js';
export * from './stream-history.js';
