const { default: Sequencer } = require('@jest/test-sequencer');

/** Specs that run processes or a whole programme. The last one begun would keep the other workers idle. */
const LONG = /\/test\/(?:servers|e2e|recount|service|replay|contracts)\//;

/** Jest's order, except that specs known to take long come first, also on a machine that has not timed them yet. */
module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const isLong = ({ path }) => LONG.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
