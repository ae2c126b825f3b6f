const { default: Sequencer } = require('@jest/test-sequencer');

/** The longest first, as measured: the last one begun would keep the other workers idle. */
const LONGEST = [
  'servers/killed-projector-process',
  'servers/suspended-projector-process',
  'recount/recount',
  'servers/projector-process',
  'servers/restarted-api-process',
  'e2e/restarts',
  'damage/flips',
  'e2e/doctor',
  'eventstoredb-event-store',
];

/** Specs that run processes or a whole programme. */
const LONG = /\/test\/(?:servers|e2e|service|races|as-of|replay|contracts)\//;

const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((name) => path.endsWith(`/${name}.spec.ts`));
  if (rank >= 0) return rank;
  return LONG.test(path) ? LONGEST.length : LONGEST.length + 1;
};

/** Jest's order, except that specs known to take long come first, also on a machine that has not timed them yet. */
module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => rankOf(a) - rankOf(b));
  }
};
