require('reflect-metadata');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const { compileFunction } = vm;
/** Jest compiles spec files for a realm of their own; here they get the one of the packages. */
vm.compileFunction = (source, parameters, { parsingContext: _, ...options }) =>
  compileFunction(source, parameters, options);

/**
 * Runs specs in the realm that the process has anyhow, so that packages which are loaded once (packages-once.cjs) and the
 * specs mean the same `Error` and `String`. Looking a global up in a realm that Jest makes is slow as well.
 */
module.exports = class OneRealm extends TestEnvironment {
  before = { symbols: new Set(Object.getOwnPropertySymbols(globalThis)), env: { ...process.env } };

  constructor(...args) {
    super(...args);
    this.global = globalThis;
  }

  /** What a spec file leaves behind, the next one of this worker must not find: the settings, and Jest's own state. */
  async teardown() {
    process.env = this.before.env;
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (!this.before.symbols.has(symbol)) Reflect.deleteProperty(globalThis, symbol);
    }
    await super.teardown();
  }
};
