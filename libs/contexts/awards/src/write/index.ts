export * from './award-recognition.js';
export * from './revoke-award.js';
