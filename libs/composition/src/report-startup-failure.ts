import { inspect } from 'node:util';

/**
 * Errors whose message tells the operator what to do. By name: an error that comes from a thread has lost its class, and
 * importing some classes would load the clients of the servers.
 */
const FOR_OPERATORS: ReadonlySet<string> = new Set([
  'SettingsError',
  'InvalidConnectionString',
  'AddressUnavailable',
  'DataFileRefused',
  'CheckpointAheadOfLog',
  'ReadModelsDamaged',
  'ReadModelsOfAnotherLog',
  'PersonsOfAnotherLog',
  'ReadModelsDiskFull',
  'LogDamaged',
  'StoreUnavailable',
  'StoreAccessDenied',
  'UnknownPosition',
]);

/** The message alone for what the operator can fix, the full stack otherwise. */
export const startupFailureText = (error: unknown): string =>
  error instanceof Error && FOR_OPERATORS.has(error.name) ? error.message : inspect(error);

/** Reports why the process could not start. */
export const reportStartupFailure = (error: unknown): void => {
  process.stderr.write(`${startupFailureText(error)}\n`);
  process.exitCode = 1;
};
