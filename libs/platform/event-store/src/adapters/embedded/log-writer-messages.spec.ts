import {
  AppendAbandoned,
  LogDamaged,
  StoreDiskFull,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../../port/errors.js';
import { errorMessageOf, errorOf, stateMessageOf, stateOf } from './log-writer-messages.js';

const append = { stream: 'initiative-1', expected: 3n } as const;

it.each<Error>([
  new WrongExpectedRevision(append.stream, append.expected, 7n),
  new WrongExpectedRevision(append.stream, append.expected, null),
  new AppendAbandoned(append.stream),
  new StoreDiskFull('no room', 'not-written', { cause: Object.assign(new Error('full'), { errcode: 13 }) }),
  new StoreUnavailable('writing stopped', 'unknown', { cause: new Error('the disk says no') }),
  new LogDamaged(12n, append.stream, 'revision 3 is missing'),
  new LogDamaged(null, null, 'its identity is missing'),
  new TypeError('not an event: control character in a name'),
  Object.assign(new Error('too big'), { code: 'ERR_SQLITE_ERROR', errcode: 18 }),
])('the calling thread throws what the writing thread threw: %s', (thrown) => {
  const told = errorOf(structuredClone(errorMessageOf(thrown)), append);
  expect(told).toEqual(thrown);
  expect(told.constructor).toBe(thrown.constructor);
  expect({ ...told, cause: told.cause }).toEqual({ ...thrown, cause: thrown.cause });
});

it.each(['disk-full', 'failed'] as const)('the state %s keeps its file and error', (kind) => {
  const state = { kind, file: 'events.db', error: new Error('the disk says no') };
  expect(stateOf(structuredClone(stateMessageOf(state)))).toEqual(state);
  expect(stateOf(stateMessageOf({ kind: 'writing' }))).toEqual({ kind: 'writing' });
});
