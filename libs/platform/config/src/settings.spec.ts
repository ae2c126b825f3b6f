import { settingsFrom, SettingsError } from './settings.js';

const faultsOf = (environment: { readonly [name: string]: string }): readonly string[] => {
  try {
    settingsFrom(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
};

describe('settings from the environment', () => {
  it('starts on an empty environment', () => {
    expect(settingsFrom({})).toEqual({
      dataFolder: './data',
      port: 3000,
      host: '127.0.0.1',
      logLevel: 'log',
      stores: { kind: 'embedded' },
      projections: 'thread',
      projectorPort: 3001,
      leaseMs: 10_000,
      rates: { perPrincipal: 1_200, perUnit: 6_000, refusedPerAddress: 300 },
      trustedProxies: [],
    });
  });

  it('reads variables, and treats an empty one as not set', () => {
    const settings = settingsFrom({ SANGKIEN_DATA: '/srv/union', PORT: '0', SANGKIEN_HOST: '::1', SANGKIEN_LOG: '' });
    expect(settings).toMatchObject({ dataFolder: '/srv/union', port: 0, host: '::1', logLevel: 'log' });
  });

  it('names an unknown setting and the nearest known one', () => {
    expect(faultsOf({ SANGKIEN_DATE: 'x', SANGKIEN_PROJECTION: 'thread' })).toEqual([
      'SANGKIEN_DATE is not a setting; the nearest is SANGKIEN_DATA',
      'SANGKIEN_PROJECTION is not a setting; the nearest is SANGKIEN_PROJECTIONS',
    ]);
  });

  it('reports all faults in one message', () => {
    const environment = { PORT: '70000', SANGKIEN_LOG: 'loud', SANGKIEN_LEASE_SECONDS: '0', SANGKIEN_X: '1' };
    expect(faultsOf(environment)).toHaveLength(4);
    expect(() => settingsFrom(environment)).toThrow(
      /SANGKIEN_X[^]*PORT must be a port number, not "70000"[^]*SANGKIEN_LOG/,
    );
  });

  it('accepts servers for both stores or for neither', () => {
    const servers = { SANGKIEN_EVENT_STORE: 'esdb://127.0.0.1:2113?tls=false', SANGKIEN_MONGO: 'mongodb://127.0.0.1/' };
    expect(settingsFrom(servers).stores).toEqual({
      kind: 'servers',
      eventStoreUrl: 'esdb://127.0.0.1:2113?tls=false',
      mongoUrl: 'mongodb://127.0.0.1/',
    });
    for (const [name, address] of Object.entries(servers)) {
      expect(faultsOf({ [name]: address })).toEqual([
        'SANGKIEN_EVENT_STORE and SANGKIEN_MONGO must both be set to servers, or neither',
      ]);
    }
  });

  it('never repeats an address, which may contain a password', () => {
    const faults = faultsOf({ SANGKIEN_EVENT_STORE: 'http://admin:changeit@x', SANGKIEN_MONGO: 'a:changeit@y' });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toContain('changeit');
  });

  it('reads rates, of which 0 is none', () => {
    const rates = { SANGKIEN_RATE_PERSON: '0', SANGKIEN_RATE_UNIT: '90', SANGKIEN_RATE_REFUSED: '7' };
    expect(settingsFrom(rates).rates).toEqual({ perPrincipal: null, perUnit: 90, refusedPerAddress: 7 });
    expect(faultsOf({ SANGKIEN_RATE_UNIT: '1.5' })).toEqual([
      'SANGKIEN_RATE_UNIT must be a whole number of requests in a minute, not "1.5"',
    ]);
  });

  it('reads the proxies that are trusted', () => {
    const proxies = ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'];
    expect(settingsFrom({ SANGKIEN_TRUSTED_PROXIES: proxies.join(', ') }).trustedProxies).toEqual(proxies);
  });

  it.each(['*', 'true', 'proxy', '10.0.0.0/33', '10.0.0', '10.0.0.1,', '::/129', '10.0.0.0/8/8'])(
    'trusts no proxy called %s',
    (proxies) => {
      expect(faultsOf({ SANGKIEN_TRUSTED_PROXIES: proxies })).toHaveLength(1);
    },
  );

  it.each(['-1', '3000.5', '0x10', '1e3', ' 80', 'http'])('refuses the port %s', (port) => {
    expect(faultsOf({ PORT: port })).toHaveLength(1);
  });

  it('ignores variables of other programs', () => {
    expect(faultsOf({ SANGKIENX: '1', PATH: '/bin', NODE_ENV: 'test' })).toEqual([]);
  });
});
