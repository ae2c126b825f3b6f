export * from './check.js';
export * from './find-orphans.js';
export * from './folder-checks.js';
export * from './view-documents.js';
