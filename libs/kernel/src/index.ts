export * from './assert-never.js';
export * from './completion.js';
export * from './decider.js';
export * from './instant.js';
export * from './messages.js';
export * from './money.js';
export * from './domain-error.js';
export * from './vietnamese-text.js';
