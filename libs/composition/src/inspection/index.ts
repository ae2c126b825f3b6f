export * from './check.js';
export * from './find-orphans.js';
export * from './folder-checks.js';
export * from './documents-in.js';
