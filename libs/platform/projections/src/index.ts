export * from './projection.js';
export * from './buffered-view-batch.js';
export * from './projection-progress.js';
export * from './projection-runner.js';
export * from './projection-broadcast.js';
export * from './thread-projection-progress.js';
export * from './remote-projection-progress.js';
export * from './leased-projector.js';
