const { default: Runtime } = require('jest-runtime');

const PACKAGE = /^(?!\.|\/|@app\/|@jest\/globals$)/;

/**
 * Loads packages as Node does, once per worker. Jest would load them again for every spec file, and it cannot load ESM
 * packages on every supported Node. The product's own modules are still loaded for each spec file.
 */
module.exports = class PackagesOnce extends Runtime {
  requireModuleOrMock(from, name) {
    return PACKAGE.test(name) ? require(name) : super.requireModuleOrMock(from, name);
  }
};
