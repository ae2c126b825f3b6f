/*
 * Preloaded into a built projector by `node --import`. On an order (SIGUSR2, with point and signal in the file ORDERS)
 * the process sends itself the signal the next time it reaches the crash point. At each crash point the projector is in
 * a different state.
 *
 * It wraps the modules that the product loads; the product does not know about it. Hence that projector is not bundled.
 */
import { readFileSync, writeSync } from 'node:fs';
import { ClientSession, Collection } from 'mongodb';
import { serviceProjections } from '../../dist/libs/composition/src/read-models.js';
import { MongoConnection, MongoViewStore } from '../../dist/libs/platform/read-models/src/mongodb.js';

const { ORDERS, VERSIONS_RAISED_BY = '0', TRANSACTIONS } = process.env;

const tell = (line) => writeSync(process.stderr.fd, `${line}\n`);

/** The pending order; usually null. */
let order = null;
process.on('SIGUSR2', () => {
  order = JSON.parse(readFileSync(ORDERS, 'utf8'));
  tell(`order ${order.number}: waiting for ${order.point}`);
});

const at = (point) => {
  if (point !== order?.point) return;
  const { number, signal } = order;
  order = null;
  tell(`order ${number}: ${signal} ${point}`);
  process.kill(process.pid, signal);
  tell(`order ${number}: went on`);
};

const around = (type, method, wrapped) => {
  const original = type.prototype[method];
  type.prototype[method] = function (...args) {
    return wrapped.call(this, () => original.apply(this, args), ...args);
  };
};

let writtenCollections = 0;
around(MongoViewStore, 'commit', (commit) => {
  at('after apply');
  writtenCollections = 0;
  return commit();
});
around(Collection, 'bulkWrite', (write) => {
  if (writtenCollections > 0) at('mid-flush');
  writtenCollections += 1;
  return write();
});

const checkpointing = async (write) => {
  at('after flush, before checkpoint');
  const result = await write();
  at('after checkpoint, before ack');
  return result;
};
around(ClientSession, 'commitTransaction', checkpointing);
around(Collection, 'updateOne', async function (update, _filter, { $set = {}, $inc = {} }) {
  // Without transactions a batch is committed, applied, and then no longer pending.
  if (this.collectionName === 'read-models' && $set.pending === null) return checkpointing(update);
  const result = await update();
  if (this.collectionName === 'leases' && 'renewals' in $inc) at('during lease renew');
  // Activating a version moves the checkpoints of the previous one.
  if (this.collectionName === 'read-models' && 'collections' in $set && 'checkpoints' in $set) at('during swap');
  return result;
});

if (TRANSACTIONS === 'none') MongoConnection.prototype.hasTransactions = async () => false;
for (const projection of serviceProjections) projection.version += Number(VERSIONS_RAISED_BY);
