/** The stores that specs of this project run on, see libs/platform/testing/src/spec-stores.ts. */
process.env.SPEC_STORES = 'server';
