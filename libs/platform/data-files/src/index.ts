export * from './data-file-refused.js';
export * from './owner-only.js';
export * from './replace-file.js';
