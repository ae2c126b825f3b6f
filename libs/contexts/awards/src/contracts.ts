export * from './domain/award.events.js';
