export * from './sqlite-code.js';
export * from './sqlite-database.js';
