import { isMainThread } from 'node:worker_threads';

// A thread of the API must not load the framework.
await import(isMainThread ? './projector-process.js' : './projector-thread.js');
