export * from './recognitions.event-types.js';
export * from './recognitions.module.js';
export * from './recognitions.problems.js';
export * from './recognitions.projections.js';
export * from './write/award-recognition/award-recognition.command.js';
export * from './write/revoke-recognition/revoke-recognition.command.js';
