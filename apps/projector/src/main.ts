import { isMainThread } from 'node:worker_threads';

// As a thread of the API it shall load no framework.
await import(isMainThread ? './projector-process.js' : './projector-thread.js');
