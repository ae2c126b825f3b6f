export * from './recognitions.module.js';
export * from './recognitions.problems.js';
export * from './read-models.js';
export * from './write/award-recognition/award-recognition.command.js';
export * from './write/revoke-recognition/revoke-recognition.command.js';
