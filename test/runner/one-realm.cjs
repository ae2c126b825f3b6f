require('reflect-metadata');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const { compileFunction } = vm;
/** Jest compiles spec files for a separate realm; here they share the realm of the packages. */
vm.compileFunction = (source, parameters, { parsingContext: _, ...options }) =>
  compileFunction(source, parameters, options);

/**
 * Runs specs in the realm of the process, so that packages loaded once (loaded-once.cjs) and specs share `Error` and
 * `String`. Looking up a global in a realm made by Jest is also slow.
 */
module.exports = class OneRealm extends TestEnvironment {
  before = { symbols: new Set(Object.getOwnPropertySymbols(globalThis)), env: { ...process.env } };

  constructor(...args) {
    super(...args);
    this.global = globalThis;
  }

  /** Stays after the teardown, because the worker's loader (loaded-once.cjs) still loads modules for later spec files. */
  getVmContext() {
    return this.global;
  }

  /** Removes state that must not reach the next spec file of this worker: settings and Jest's own state. */
  async teardown() {
    process.env = this.before.env;
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (!this.before.symbols.has(symbol)) Reflect.deleteProperty(globalThis, symbol);
    }
    await super.teardown();
  }
};
