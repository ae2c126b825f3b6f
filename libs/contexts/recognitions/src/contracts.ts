export * from './domain/recognition.events.js';
