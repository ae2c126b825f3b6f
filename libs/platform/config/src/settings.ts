import { isIP } from 'node:net';
import { z } from 'zod';

/** The settings of a process, parsed. A spec compares docs/settings.md with the definitions below. */
export interface Settings {
  readonly dataFolder: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: LogLevel;
  readonly stores: StoreSettings;
  readonly projections: 'thread' | 'inline';
  readonly projectorPort: number;
  /** Lease duration: a projector that does not renew its lease within this time may be replaced. */
  readonly leaseMs: number;
  readonly rates: RateLimitSettings;
  /** Addresses and networks of the proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}

/** Requests in a minute; null sets no limit. */
export interface RateLimitSettings {
  /** Of one person or machine, by its token. */
  readonly perPrincipal: number | null;
  /** Of all members of one unit together. */
  readonly perUnit: number | null;
  /** Refused tokens of one address. */
  readonly refusedPerAddress: number | null;
}

/** Where the event log, the read models and personal names are stored. URLs may contain credentials and are never printed. */
export type StoreSettings =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'servers'; readonly eventStoreUrl: string; readonly mongoUrl: string };

export const logLevels = ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

interface SettingDefinition {
  readonly schema: z.ZodType;
  /** Value used if the variable is unset or empty. */
  readonly fallback: string;
  readonly meaning: string;
  /** The value may contain credentials, so a fault does not repeat it. */
  readonly secret?: true;
}

const NONE = 'none';

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((number) => number <= 65_535, 'must be a port number');

const perMinute = z
  .string()
  .regex(/^\d{1,7}$/, 'must be a whole number of requests in a minute')
  .transform((text) => (Number(text) === 0 ? null : Number(text)));

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
};

const networks = z
  .string()
  .transform((text) => (text === NONE ? [] : text.split(',').map((each) => each.trim())))
  .refine((all) => all.every(isNetwork), `must be ${NONE}, or addresses and networks such as 10.0.0.0/8, by commas`);

const embeddedOr = (schemes: readonly string[]) =>
  z.string().refine((text) => text === EMBEDDED || schemes.some((scheme) => text.startsWith(`${scheme}://`)), {
    error: `must be ${EMBEDDED} or begin with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });

const EMBEDDED = 'embedded';

/** The environment variables, by name. */
export const settingDefinitions = {
  SANGKIEN_DATA: {
    schema: z.string().trim().min(1, 'must name a folder'),
    fallback: './data',
    meaning: 'Data folder, on a local disk; created if missing.',
  },
  PORT: {
    schema: port,
    fallback: '3000',
    meaning: 'TCP port; 0 picks a free one.',
  },
  SANGKIEN_HOST: {
    schema: z.string().regex(/^[A-Za-z0-9.:-]+$/, 'must be a host name or address'),
    fallback: '127.0.0.1',
    meaning: 'Address to listen on; 0.0.0.0 for all interfaces.',
  },
  SANGKIEN_LOG: {
    schema: oneOf(logLevels),
    fallback: 'log',
    meaning: `Minimum log level: ${logLevels.join(', ')}.`,
  },
  SANGKIEN_EVENT_STORE: {
    schema: embeddedOr(['esdb', 'esdb+discover']),
    fallback: EMBEDDED,
    meaning: 'The log: `embedded` in the data folder, or the connection string of an EventStoreDB (`esdb://…`).',
    secret: true,
  },
  SANGKIEN_MONGO: {
    schema: embeddedOr(['mongodb', 'mongodb+srv']),
    fallback: EMBEDDED,
    meaning:
      'Read models and personal names: `embedded` in the data folder, or the connection string of a MongoDB (`mongodb://…`). Set both stores to servers, or neither.',
    secret: true,
  },
  SANGKIEN_PROJECTIONS: {
    schema: oneOf(['thread', 'inline']),
    fallback: 'thread',
    meaning:
      'Embedded stores only: `thread` builds read models in a worker thread, `inline` in the thread that serves requests.',
  },
  SANGKIEN_PROJECTOR_PORT: {
    schema: port,
    fallback: '3001',
    meaning: 'TCP port on which a projector process serves its health and metrics; 0 picks a free one.',
  },
  SANGKIEN_LEASE_SECONDS: {
    schema: z
      .string()
      .regex(/^\d{1,3}$/, 'must be a whole number of seconds from 1')
      .transform(Number)
      .refine((seconds) => seconds >= 1, 'must be a whole number of seconds from 1'),
    fallback: '10',
    meaning:
      'Lease duration: a projector that does not renew its lease within this time is replaced by a standby. On servers each process notices a replaced log within it.',
  },
  SANGKIEN_RATE_PERSON: {
    schema: perMinute,
    fallback: '1200',
    meaning: 'Requests in a minute that one person or machine may send; 0 sets no limit.',
  },
  SANGKIEN_RATE_UNIT: {
    schema: perMinute,
    fallback: '6000',
    meaning: 'Requests in a minute that all members of one unit together may send; 0 sets no limit.',
  },
  SANGKIEN_RATE_REFUSED: {
    schema: perMinute,
    fallback: '300',
    meaning: 'Refused tokens in a minute, after which an address may send no more new ones; 0 sets no limit.',
  },
  SANGKIEN_TRUSTED_PROXIES: {
    schema: networks,
    fallback: NONE,
    meaning:
      'Addresses and networks of the proxies in front, by commas. Only their `X-Forwarded-For` is believed; without it every request behind a proxy has the address of the proxy.',
  },
} as const satisfies { readonly [name: string]: SettingDefinition };

type SettingName = keyof typeof settingDefinitions;
export type Environment = { readonly [name: string]: string | undefined };

/** Invalid settings. The message lists every fault, one per line. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`the settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
};

const names = Object.keys(settingDefinitions) as SettingName[];
const definitionOf = (name: SettingName): SettingDefinition => settingDefinitions[name];

const nearest = (unknown: string): string =>
  names.reduce((best, name) => (distance(unknown, name) < distance(unknown, best) ? name : best));

/**
 * Settings from environment variables. An empty variable counts as not set.
 *
 * @throws SettingsError listing every fault, unknown `SANGKIEN_*` names included
 */
export const settingsFrom = (environment: Environment): Settings => {
  const faults = Object.keys(environment)
    .filter((name) => name.startsWith('SANGKIEN_') && !(name in settingDefinitions))
    .sort()
    .map((name) => `${name} is not a setting; the nearest is ${nearest(name)}`);
  const read = <Name extends SettingName>(name: Name): z.output<(typeof settingDefinitions)[Name]['schema']> => {
    const { schema, fallback } = settingDefinitions[name];
    const text = environment[name] || fallback;
    const parsed = schema.safeParse(text);
    if (!parsed.success) {
      const given = definitionOf(name).secret ? '' : `, not "${text}"`;
      faults.push(`${name} ${parsed.error.issues[0]!.message}${given}`);
    }
    return parsed.data as z.output<(typeof settingDefinitions)[Name]['schema']>;
  };
  const eventStoreUrl = read('SANGKIEN_EVENT_STORE');
  const mongoUrl = read('SANGKIEN_MONGO');
  if ((eventStoreUrl === EMBEDDED) !== (mongoUrl === EMBEDDED)) {
    faults.push('SANGKIEN_EVENT_STORE and SANGKIEN_MONGO must both be set to servers, or neither');
  }
  const settings: Settings = {
    dataFolder: read('SANGKIEN_DATA'),
    port: read('PORT'),
    host: read('SANGKIEN_HOST'),
    logLevel: read('SANGKIEN_LOG'),
    stores: eventStoreUrl === EMBEDDED ? { kind: 'embedded' } : { kind: 'servers', eventStoreUrl, mongoUrl },
    projections: read('SANGKIEN_PROJECTIONS'),
    projectorPort: read('SANGKIEN_PROJECTOR_PORT'),
    leaseMs: 1_000 * read('SANGKIEN_LEASE_SECONDS'),
    rates: {
      perPrincipal: read('SANGKIEN_RATE_PERSON'),
      perUnit: read('SANGKIEN_RATE_UNIT'),
      refusedPerAddress: read('SANGKIEN_RATE_REFUSED'),
    },
    trustedProxies: read('SANGKIEN_TRUSTED_PROXIES'),
  };
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
};

/** The settings as a Markdown table, for the documentation. */
export const settingsTable = (): string =>
  [
    '| variable | default | meaning |',
    '| --- | --- | --- |',
    ...names.map((name) => {
      const { fallback, meaning } = settingDefinitions[name];
      return `| \`${name}\` | \`${fallback}\` | ${meaning} |`;
    }),
  ].join('\n');
