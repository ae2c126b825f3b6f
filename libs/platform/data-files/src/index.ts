export * from './data-file-refused.js';
export * from './replace-file.js';
