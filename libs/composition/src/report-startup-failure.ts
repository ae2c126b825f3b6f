import { inspect } from 'node:util';
import { SettingsError } from '@app/config';
import { StoreUnavailable } from '@app/event-store';
import { AddressUnavailable } from './listen.js';

/** For the end of a process that could not start: what the operator can mend in words alone, anything else with its stack. */
export const reportStartupFailure = (error: unknown): void => {
  const isForOperator =
    [SettingsError, StoreUnavailable, AddressUnavailable].some((kind) => error instanceof kind) ||
    // By name, since its classes come with the clients of servers.
    (error as Error).name === 'InvalidConnectionString';
  process.stderr.write(`${isForOperator ? (error as Error).message : inspect(error)}\n`);
  process.exitCode = 1;
};
