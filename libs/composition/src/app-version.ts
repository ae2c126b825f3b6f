/** Stored in the metadata of every event and shown in the OpenAPI document; a spec compares it with package.json. */
export const APP_VERSION = '0.1.0';
