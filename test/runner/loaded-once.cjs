const { default: Runtime } = require('jest-runtime');

const PACKAGE = /^(?!\.|\/|@app\/|@jest\/globals$)/;

/** The runtime of this worker's first spec file, which loads the modules of every spec file. */
let loader = null;

/**
 * Loads packages as Node does, and every module except the spec files once per worker. Jest would load them again for each
 * spec file, which takes longer than most specs, and it cannot load ESM packages on every supported Node.
 *
 * State that a module keeps outlives a spec file, as it outlives a request in the service.
 */
module.exports = class LoadedOnce extends Runtime {
  constructor(...args) {
    super(...args);
    loader ??= this;
  }

  requireModuleOrMock(from, name) {
    if (PACKAGE.test(name)) return require(name);
    if (this === loader || name === '@jest/globals') return super.requireModuleOrMock(from, name);
    return loader.requireModuleOrMock(from, name);
  }

  /** Between two spec files Jest would refuse to load anything. */
  leaveTestCode() {
    if (this !== loader) super.leaveTestCode();
  }

  teardown() {
    if (this !== loader) super.teardown();
    else this.restoreAllMocks();
  }
};
