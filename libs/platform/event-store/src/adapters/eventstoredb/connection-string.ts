import { EventStoreDBClient } from '@eventstore/db-client';

/** The connection string is malformed. The message never repeats it, because it may contain a password. */
export class InvalidConnectionString extends Error {
  constructor(why: string) {
    super(`the connection string of EventStoreDB cannot be used: ${why}`);
    this.name = 'InvalidConnectionString';
  }
}

/** For an unknown setting the client only warns, and the warning prints the whole string with its password. */
const SETTINGS = [
  'connectionName',
  'defaultDeadline',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'nodePreference',
  'tls',
  'tlsCAFile',
  'userCertFile',
  'userKeyFile',
];

/** How the client compares the names of settings. */
const flat = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

const assertKnownSettings = (connectionString: string): void => {
  const known = new Set(SETTINGS.map(flat));
  const afterCredentials = connectionString.replace(/^[^:]+:\/\/(?:[^:]+:[^@]+@)?/, '');
  const [, ...settings] = afterCredentials.split(/[?&]/);
  for (const setting of settings) {
    const [name = ''] = setting.split('=');
    if (!known.has(flat(name.trim()))) {
      throw new InvalidConnectionString(`one of its settings is none of ${SETTINGS.join(', ')}`);
    }
  }
};

/** The client's parse error without the text it failed on. */
const faultOf = (error: unknown): string => {
  const { location, expected, message } = error as { location?: number[]; expected?: string; message: string };
  return location ? `character ${location[0]}, where ${expected} is expected` : message;
};

/**
 * A client that has not connected yet.
 *
 * @param connectionString `esdb://` or `esdb+discover://`, as the client's documentation has it, with TLS, credentials
 * and node preference
 * @throws InvalidConnectionString also for a setting the client would ignore or that would turn its errors off
 */
export const clientFor = (connectionString: string): EventStoreDBClient => {
  assertKnownSettings(connectionString);
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch (error) {
    throw new InvalidConnectionString(faultOf(error));
  }
};
