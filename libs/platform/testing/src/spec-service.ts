import { Module, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CommandExecutor, StreamStateCache, commandIdOf } from '@app/command-handling';
import { EventCodec, EventRegistry, EventStore, type EventTypeDefinition, type RecordedEvent } from '@app/event-store';
import { NameDirectory, StreamHistory } from '@app/history';
import {
  HttpModule,
  NO_RATE_LIMITS,
  RateLimits,
  ProblemCatalogue,
  ServiceClock,
  ServiceHealth,
  ServiceMetrics,
  createHttpAdapter,
  issueDevToken,
  type HealthReport,
  type ProblemEntry,
} from '@app/http';
import { plusMs, type DomainEvent, type Instant } from '@app/kernel';
import { PersonVault } from '@app/person-vault';
import { ProjectionProgress, ProjectionRunner, type Projection } from '@app/projections';
import { ViewStore } from '@app/read-models';
import { mergedWords, type CodeWords } from '@app/texts';
import { injectChecked } from './declared-responses.js';
import type { SpecStores } from './spec-store-set.js';
import { openSpecStores } from './spec-stores.js';
import { FaultInjectingEventStore } from './fault-injecting-event-store.js';

class SpecClock extends ServiceClock {
  constructor(public instant: Instant) {
    super();
  }

  override now(): Instant {
    return this.instant;
  }
}

class SpecHealth extends ServiceHealth {
  override async report(): Promise<HealthReport> {
    return { checks: [], lags: [] };
  }
}

/** A context, or no more of it than its events, where histories start with them. */
export interface SpecContext {
  readonly module?: Type;
  readonly categories: readonly string[];
  readonly eventTypes: readonly EventTypeDefinition[];
  readonly problems?: readonly ProblemEntry[];
  readonly words?: CodeWords;
}

export interface SpecServiceOptions {
  readonly contexts: readonly SpecContext[];
  readonly projections: readonly Projection[];
  readonly names: (states: StreamStateCache, vault: PersonVault) => NameDirectory;
  /** Check of the executor, as the service has it. */
  readonly admission?: (states: StreamStateCache) => (principal: string) => Promise<void>;
  /** Initial time of the clock; only the spec advances it. */
  readonly now: Instant;
}

export interface SpecRequest {
  /** memberId of the caller. */
  readonly as: string;
  readonly headers?: { readonly [name: string]: string };
}

export interface SpecCommand extends SpecRequest {
  /** Idempotency key. Default: a new one. */
  readonly key?: string;
  readonly ifMatch?: string;
}

const SECRET = Buffer.alloc(32, 7);
/** A cache takes its room at once, and specs start a service per test. */
const CACHED_STREAMS = 100;

/** Modules with the real HTTP edge, on the stores of this run, with a clock that the spec sets. */
export class SpecService {
  private keys = 0;
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly app: NestFastifyApplication,
    readonly store: FaultInjectingEventStore,
    private readonly stores: SpecStores,
    private readonly codec: EventCodec,
    private readonly clock: SpecClock,
    private readonly runner: ProjectionRunner,
  ) {}

  static async start(options: SpecServiceOptions): Promise<SpecService> {
    const stores = await openSpecStores({ categories: options.contexts.flatMap(({ categories }) => categories) });
    try {
      return await SpecService.on(stores, options);
    } catch (error) {
      await stores.dispose();
      throw error;
    }
  }

  private static async on(stores: SpecStores, options: SpecServiceOptions): Promise<SpecService> {
    const { contexts, projections, now } = options;
    const clock = new SpecClock(now);
    const { views, readerViews, vault } = stores;
    const store = new FaultInjectingEventStore(stores.events);
    const codec = new EventCodec(new EventRegistry(contexts.flatMap(({ eventTypes }) => eventTypes)));
    const states = new StreamStateCache(store, codec, CACHED_STREAMS);
    const names = options.names(states, vault);
    const runner = new ProjectionRunner({ eventStore: store, codec, views, projections });
    const metrics = new ServiceMetrics();
    const catalogue = new ProblemCatalogue(
      contexts.flatMap(({ problems }) => problems ?? []),
      mergedWords(...contexts.map(({ words }) => words ?? {})),
    );
    const providers = [
      { provide: EventStore, useValue: store },
      { provide: EventCodec, useValue: codec },
      {
        provide: CommandExecutor,
        useValue: new CommandExecutor(store, codec, '0.0.0-spec', options.admission?.(states)),
      },
      { provide: StreamStateCache, useValue: states },
      { provide: ViewStore, useValue: readerViews },
      { provide: PersonVault, useValue: vault },
      { provide: ProjectionProgress, useValue: runner },
      { provide: ServiceHealth, useClass: SpecHealth },
      { provide: NameDirectory, useValue: names },
      { provide: StreamHistory, useValue: new StreamHistory(store, codec, names) },
    ];

    @Module({ providers, exports: providers.map(({ provide }) => provide) })
    class SpecPlatformModule {}

    const module = await Test.createTestingModule({
      imports: [
        { module: SpecPlatformModule, global: true },
        CqrsModule.forRoot(),
        DiscoveryModule,
        HttpModule.register({
          clock,
          catalogue,
          metrics,
          tokenSecret: SECRET,
          cursorSecret: SECRET,
          rateLimits: new RateLimits({
            settings: NO_RATE_LIMITS,
            onLimited: () => undefined,
            unitOf: async () => null,
          }),
        }),
        ...contexts.flatMap(({ module: context }) => context ?? []),
      ],
    }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(createHttpAdapter({ clock, catalogue, metrics }), {
      bodyParser: false,
      logger: false,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await runner.start();
    return new SpecService(app, store, stores, codec, clock, runner);
  }

  get vault(): PersonVault {
    return this.stores.vault;
  }

  /** Records earlier events of any context, at the clock's time. */
  async given(stream: string, ...events: readonly DomainEvent[]): Promise<void> {
    const before = (await this.store.readStream(stream)).length;
    await this.store.append(
      stream,
      'any',
      events.map((event, index) =>
        this.codec.encode(commandIdOf(stream, String(before + index)), event, {
          $correlationId: 'given',
          $causationId: 'given',
          commandId: 'given',
          commandType: 'Given',
          commandHash: 'given',
          actor: 'given',
          onBehalfOf: null,
          role: null,
          unitId: null,
          recordedAt: this.clock.instant,
          effectiveAt: this.clock.instant,
          ruleSetVersion: null,
          appVersion: '0.0.0-spec',
          blind: 'AAECAwQFBgcICQoLDA0ODw',
        }),
      ),
    );
  }

  /** Sends a command to `/api/v1/<path>` as a client does. */
  async post(path: string, payload: object, { as, key = `key-${++this.keys}`, ifMatch, headers }: SpecCommand) {
    return injectChecked(this.app, {
      method: 'POST',
      url: `/api/v1/${path}`,
      payload,
      headers: {
        authorization: await this.bearer(as),
        'idempotency-key': key,
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        ...headers,
      },
    });
  }

  /** A read that sees everything written so far. */
  async get(path: string, { as, headers }: SpecRequest) {
    const head = await this.store.head();
    return injectChecked(this.app, {
      method: 'GET',
      url: `/api/v1/${path}`,
      headers: {
        authorization: await this.bearer(as),
        ...(head !== null && { 'x-min-position': head.toString() }),
        ...headers,
      },
    });
  }

  async events(stream: string): Promise<readonly RecordedEvent[]> {
    return (await this.store.readStream(stream)).map((stored) => this.codec.decode(stored));
  }

  /** Sets the clock. */
  at(instant: Instant): this {
    this.clock.instant = instant;
    return this;
  }

  later(ms: number): this {
    return this.at(plusMs(this.clock.instant, ms));
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.runner.stop();
    await this.stores.dispose();
  }

  private async bearer(memberId: string): Promise<string> {
    const { instant } = this.clock;
    const of = `${memberId} ${instant}`;
    const token = this.tokens.get(of) ?? issueDevToken(SECRET, memberId, 86_400, Date.parse(instant));
    this.tokens.set(of, token);
    return `Bearer ${await token}`;
  }
}
