export * from './port/view-store.js';
export * from './port/comes-after.js';
export * from './port/projector-lease.js';
export * from './port/progress-store.js';
export * from './adapters/in-memory/in-memory-view-store.js';
export * from './adapters/embedded/embedded-view-store.js';
export * from './adapters/embedded/check-views.js';
