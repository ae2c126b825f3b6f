export * from './bilingual-text.js';
export * from './code-words.js';
export * from './fill-in.js';
export * from './written.js';
