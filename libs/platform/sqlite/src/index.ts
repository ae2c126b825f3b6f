export * from './error-from.js';
export * from './group-committer.js';
export * from './log-name.js';
export * from './sqlite-code.js';
export * from './sqlite-database.js';
export * from './using-database.js';
