import { inspect } from 'node:util';
import { SettingsError } from '@app/config';
import { LogDamaged, StoreUnavailable } from '@app/event-store';
import { AddressUnavailable } from './listen.js';

/** Reports why the process could not start: the message alone for what the operator can fix, the full stack otherwise. */
export const reportStartupFailure = (error: unknown): void => {
  const isForOperator =
    [SettingsError, StoreUnavailable, LogDamaged, AddressUnavailable].some((kind) => error instanceof kind) ||
    // Checked by name: importing the class would load the clients of the servers.
    (error as Error).name === 'InvalidConnectionString';
  process.stderr.write(`${isForOperator ? (error as Error).message : inspect(error)}\n`);
  process.exitCode = 1;
};
