/** For who signs tokens or checks them without serving HTTP: it loads no framework. */
export * from './identity/dev-token.js';
export * from './identity/load-or-create-secret.js';
