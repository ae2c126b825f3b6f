export * from './check.js';
export * from './folder-checks.js';
export * from './view-documents.js';
