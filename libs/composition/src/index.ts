export * from './app-version.js';
export * from './contexts.js';
export * from './listen.js';
export * from './open-service.js';
export * from './projection-host.js';
export * from './read-models.js';
export * from './service-logger.js';
export * from './stop-on-signal.js';
