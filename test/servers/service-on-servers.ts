import { openService, serviceProjections, type OpenServiceOptions, type Service } from '@app/composition';
import { openProjector, type ProjectorService } from '@app/composition/servers';
import { serviceCategories } from '@app/composition/read-models';
import { settingsFrom, type Settings } from '@app/config';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { issueDevToken } from '@app/http';
import type { ProgressStatus } from '@app/projections';
import { MongoConnection, MongoViewStore } from '@app/read-models/mongodb';
import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { injectChecked, WITHOUT_RATE_LIMITS } from '@app/testing';
import { TcpProxy } from '@app/testing/servers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SentCommand } from '../e2e/service-process.js';
import { buildViews, documentsOf, type Documents } from '../replay/view-documents.js';
import { until } from './until.js';

/** Calls without a response time out soon, so that specs wait less. */
export const SHORT_TIMEOUTS = {
  appendDeadlineMs: 1_000,
  retryDelaysMs: [20, 50],
  serverSelectionTimeoutMs: 1_000,
};

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: { readonly [name: string]: unknown };
  /** A replay of the first response. */
  readonly replayed: boolean;
}

export interface ServiceOnServersOptions {
  /** URL of a fresh database, which is dropped in the end. */
  readonly mongoUrl: string;
  /** Number of API instances. Default: one. */
  readonly copies?: number;
  readonly timeouts?: OpenServiceOptions['timeouts'];
  /** Lease of the projector. Default: 5. */
  readonly leaseSeconds?: number;
}

const throughProxy = (mongoUrl: string, { port }: TcpProxy): string => {
  const url = new URL(mongoUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  // Otherwise the driver connects to the address that the server reports for itself.
  url.searchParams.delete('replicaSet');
  url.searchParams.set('directConnection', 'true');
  return url.href;
};

/** API instances and a projector in this process, on servers that a spec can make unreachable for them. */
export class ServiceOnServers {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly eventStore: EventStoreDbTestServer,
    readonly toEventStore: TcpProxy,
    readonly toMongo: TcpProxy,
    readonly copies: readonly Service[],
    readonly projector: ProjectorService,
    /** Bypasses the proxies. */
    readonly events: EventStoreDbEventStore,
    readonly mongo: MongoConnection,
    private readonly settings: Settings,
  ) {}

  static async start({
    mongoUrl,
    copies = 1,
    timeouts = {},
    leaseSeconds = 5,
  }: ServiceOnServersOptions): Promise<ServiceOnServers> {
    const eventStore = await EventStoreDbTestServer.start();
    const toEventStore = await TcpProxy.to(eventStore.port);
    const toMongo = await TcpProxy.to(Number(new URL(mongoUrl).port || 27_017));
    const settings = settingsFrom({
      SANGKIEN_DATA: mkdtempSync(join(tmpdir(), 'on-servers-')),
      SANGKIEN_EVENT_STORE: `esdb://127.0.0.1:${toEventStore.port}?tls=false`,
      SANGKIEN_MONGO: throughProxy(mongoUrl, toMongo),
      SANGKIEN_LEASE_SECONDS: String(leaseSeconds),
      ...WITHOUT_RATE_LIMITS,
    });
    const projector = await openProjector({ settings, timeouts, logger: false });
    const open = (): Promise<Service> =>
      openService({ settings, projector: new URL('file:///unused'), timeouts, logger: false });
    const apis = await Promise.all(Array.from({ length: copies }, open));
    const { connectionString } = eventStore;
    const events = EventStoreDbEventStore.open({ connectionString, categories: serviceCategories });
    const mongo = MongoConnection.open({ url: mongoUrl });
    const started = new ServiceOnServers(eventStore, toEventStore, toMongo, apis, projector, events, mongo, settings);
    await until(async () => isLive(await projector.projector.status()));
    return started;
  }

  get api(): Service {
    return this.copies[0]!;
  }

  async send({ key, as, path, body, ifMatch }: SentCommand, to = this.api): Promise<Answer> {
    return this.inject(to, {
      method: 'POST',
      url: `/api/v1/${path}`,
      headers: {
        ...(await this.authorization(as)),
        'idempotency-key': key,
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      payload: body,
    });
  }

  /** `after`: minimum position of the response, which waits for it. */
  async get(
    path: string,
    as: string,
    after?: string,
    { from = this.api, waitSeconds = 10 }: { readonly from?: Service; readonly waitSeconds?: number } = {},
  ): Promise<Answer> {
    return this.inject(from, {
      method: 'GET',
      url: `/api/v1/${path}`,
      headers: {
        ...(await this.authorization(as)),
        ...(after !== undefined && { 'x-min-position': after, prefer: `wait=${waitSeconds}` }),
      },
    });
  }

  /** What needs no token, e.g. the health report for operators. */
  operations(path: string, { app }: Pick<Service, 'app'> = this.api): Promise<Answer> {
    return this.inject({ app }, { method: 'GET', url: path });
  }

  /** Resolves when every projection is live at the end of the log. */
  async caughtUp(): Promise<void> {
    const head = await this.events.head();
    await until(async () => {
      const status = await this.projector.projector.status();
      return isLive(status) && status.projections.every(({ position }) => position === head);
    });
  }

  /** The documents that readers see. */
  async documents(): Promise<Documents> {
    return documentsOf(await MongoViewStore.open({ connection: this.mongo }));
  }

  /** The documents of read models rebuilt from the log. */
  async rebuilt(): Promise<Documents> {
    return documentsOf(await buildViews(this.events));
  }

  async close(): Promise<void> {
    this.eventStore.faults.clear();
    await this.projector.close();
    await Promise.all(this.copies.map((copy) => copy.close()));
    await this.events.close();
    await this.mongo.db.dropDatabase();
    await this.mongo.close();
    await Promise.all([this.toEventStore.stop(), this.toMongo.stop(), this.eventStore.stop()]);
    rmSync(this.settings.dataFolder, { recursive: true, force: true });
  }

  private async inject({ app }: Pick<Service, 'app'>, request: InjectedRequest): Promise<Answer> {
    const { statusCode: status, headers, body } = await injectChecked(app, request);
    const isJson = /\bjson\b/.test(String(headers['content-type']));
    return {
      status,
      headers,
      body: isJson ? (JSON.parse(body) as unknown) : body,
      replayed: headers['idempotency-replayed'] === 'true',
    };
  }

  private async authorization(as: string): Promise<{ readonly authorization: string }> {
    let token = this.tokens.get(as);
    if (!token) this.tokens.set(as, (token = issueDevToken(this.api.tokenSecret, as, 3600)));
    return { authorization: `Bearer ${await token}` };
  }
}

interface InjectedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  readonly payload?: object;
}

const isLive = ({ projections }: ProgressStatus): boolean =>
  projections.length === serviceProjections.length && projections.every(({ status }) => status === 'live');

/** Expects that the API serves, and reports a fault of one check in health and metrics. */
export const expectWarning = async (service: ServiceOnServers, name: string, detail: string): Promise<void> => {
  const check = { name, status: 'warn', detail: expect.stringContaining(detail) as string };
  expect(await service.operations('/readyz')).toMatchObject({
    status: 200,
    body: { status: 'warn', checks: expect.arrayContaining([check]) as unknown },
  });
  const { body } = await service.operations('/metrics');
  expect(body).toContain(`sangkien_health{check="${name}"} 1`);
};
