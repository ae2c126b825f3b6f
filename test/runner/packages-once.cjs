const { default: Runtime } = require('jest-runtime');

const PACKAGE = /^(?!\.|\/|@app\/|@jest\/globals$)/;

/**
 * Loads packages as Node does, once in a worker; Jest would load them again for every spec file and cannot load the ones
 * that are ESM on every Node supported. The product's own modules are still loaded afresh for each spec file.
 */
module.exports = class PackagesOnce extends Runtime {
  requireModuleOrMock(from, name) {
    return PACKAGE.test(name) ? require(name) : super.requireModuleOrMock(from, name);
  }
};
