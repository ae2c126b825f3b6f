import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { commandIdOf, HandlerCheck, StreamExecutor, StreamStates } from '@app/command-handling';
import { EventCodec, EventRegistry, EventStore, InMemoryEventStore, type RecordedEvent } from '@app/event-store';
import { StreamHistory, type SentenceNames } from '@app/history';
import {
  createHttpAdapter,
  HttpModule,
  issueDevToken,
  ProblemCatalogue,
  ServiceClock,
  ServiceHealth,
  ServiceMetrics,
  type HealthCheck,
  type ProjectionLag,
} from '@app/http';
import type { DomainEvent, Instant } from '@app/kernel';
import { OrganisationModule, organisationEventTypes, organisationProblems } from '@app/organisation';
import { InMemoryPersonVault, PersonVault } from '@app/person-vault';
import { BatchViews, ProjectionProgress, type ProgressStatus } from '@app/projections';
import { InMemoryViewStore, ViewStore } from '@app/read-models';
import { campaignsEventTypes } from '../campaigns.event-types.js';
import { CampaignsModule } from '../campaigns.module.js';
import { campaignsProblems } from '../campaigns.problems.js';
import { campaignCardProjection } from '../read/campaign-card/campaign-card.projection.js';
import { preparing } from './a-campaign.js';
import { recorded } from './a-history.js';

/** Events of initiatives that specs begin with; their stored names are their own business. */
const initiativeEventTypes = ['InitiativeSubmitted', 'ReviewStarted', 'InitiativeRejected'].map((type) => ({
  type,
  storedName: type,
}));

class SpecClock extends ServiceClock {
  instant: Instant = preparing;

  override now(): Instant {
    return this.instant;
  }
}

class SpecHealth extends ServiceHealth {
  override async checks(): Promise<readonly HealthCheck[]> {
    return [];
  }

  override async projections(): Promise<readonly ProjectionLag[]> {
    return [];
  }
}

/** Brings the cards up to date whenever a reader asks for a position, so that no spec has to wait. */
class CardsOnRequest extends ProjectionProgress {
  private position: bigint | null = null;

  private constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly views: ViewStore,
  ) {
    super();
  }

  static async start(store: EventStore, codec: EventCodec, views: ViewStore): Promise<CardsOnRequest> {
    const { name, version, collections } = campaignCardProjection;
    const versions = collections.map((spec) => ({ spec, version }));
    for (const collection of versions) await views.prepare(collection);
    await views.serve(versions, name);
    return new CardsOnRequest(store, codec, views);
  }

  override async status(): Promise<ProgressStatus> {
    const { name, version } = campaignCardProjection;
    return { head: this.position, projections: [{ name, version, status: 'live', position: this.position }] };
  }

  override async caughtUp(): Promise<boolean> {
    const news = await this.store.readAll({ limit: 10_000, ...(this.position !== null && { after: this.position }) });
    const batch = new BatchViews(this.views, campaignCardProjection, news.length);
    const handlers = new Map(Object.entries(campaignCardProjection.handlers));
    for (const stored of news) {
      const recorded = this.codec.decode(stored);
      await handlers.get(recorded.event.type)?.(recorded, batch);
    }
    this.position = news.at(-1)?.position ?? this.position;
    await this.views.commit({
      position: this.position ?? 0n,
      puts: batch.puts(),
      deletes: batch.deletes(),
      checkpoints: [],
    });
    return true;
  }
}

const SECRET = Buffer.alloc(32, 5);

interface Sending {
  /** memberId of the acting person. */
  readonly as: string;
  readonly key?: string;
  readonly ifMatch?: string;
}

/** The campaigns context behind the real HTTP edge, on stores in memory, with a clock set by hand. */
export class CampaignsService {
  private keys = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: SpecClock,
  ) {}

  static async start(): Promise<CampaignsService> {
    const clock = new SpecClock();
    const store = new InMemoryEventStore();
    const views = new InMemoryViewStore();
    const codec = new EventCodec(
      new EventRegistry([...organisationEventTypes, ...campaignsEventTypes, ...initiativeEventTypes]),
    );
    const metrics = new ServiceMetrics();
    const catalogue = new ProblemCatalogue(organisationProblems, campaignsProblems);
    const names: SentenceNames = { members: async () => new Map(), units: async () => new Map() };

    @Module({
      providers: [
        { provide: EventStore, useValue: store },
        { provide: EventCodec, useValue: codec },
        { provide: StreamExecutor, useValue: new StreamExecutor(store, codec, '0.0.0-spec') },
        { provide: StreamStates, useValue: new StreamStates(store, codec) },
        { provide: ViewStore, useValue: views },
        { provide: PersonVault, useValue: new InMemoryPersonVault() },
        { provide: ProjectionProgress, useValue: await CardsOnRequest.start(store, codec, views) },
        { provide: ServiceHealth, useClass: SpecHealth },
        { provide: StreamHistory, useValue: new StreamHistory(store, codec, names) },
      ],
      exports: [
        EventStore,
        EventCodec,
        StreamExecutor,
        StreamStates,
        ViewStore,
        PersonVault,
        ProjectionProgress,
        ServiceHealth,
        StreamHistory,
      ],
    })
    class SpecPlatformModule {}

    const module = await Test.createTestingModule({
      imports: [
        { module: SpecPlatformModule, global: true },
        CqrsModule.forRoot(),
        DiscoveryModule,
        HttpModule.register({ clock, catalogue, metrics, tokenSecret: SECRET, cursorSecret: SECRET }),
        OrganisationModule,
        CampaignsModule,
      ],
      providers: [HandlerCheck],
    }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(createHttpAdapter({ clock, catalogue, metrics }), {
      bodyParser: false,
      logger: false,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new CampaignsService(app, store, codec, clock);
  }

  /** What happened before, in this context or another. */
  async given(stream: string, ...events: readonly DomainEvent[]): Promise<void> {
    const before = (await this.store.readStream(stream)).length;
    await this.store.append(
      stream,
      'any',
      events.map((event, index) =>
        this.codec.encode(
          commandIdOf(stream, String(before + index)),
          event,
          recorded(event, this.clock.instant).metadata,
        ),
      ),
    );
  }

  /** A command as a client sends it, under a key of its own unless one is given. */
  async post(path: string, payload: object, { as, key = `key-${++this.keys}`, ifMatch }: Sending) {
    return this.app.inject({
      method: 'POST',
      url: `/api/v1/${path}`,
      payload,
      headers: {
        authorization: await this.bearer(as),
        'idempotency-key': key,
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
    });
  }

  /** Everything written so far is in the answer. */
  async get(path: string, as: string) {
    return this.app.inject({
      method: 'GET',
      url: `/api/v1/${path}`,
      headers: { authorization: await this.bearer(as), 'x-min-position': String((await this.store.head()) ?? 0n) },
    });
  }

  async events(stream: string): Promise<readonly RecordedEvent[]> {
    return (await this.store.readStream(stream)).map((stored) => this.codec.decode(stored));
  }

  async lastEvent(stream: string): Promise<RecordedEvent | undefined> {
    return (await this.events(stream)).at(-1);
  }

  at(instant: Instant): this {
    this.clock.instant = instant;
    return this;
  }

  close(): Promise<void> {
    return this.app.close();
  }

  private async bearer(memberId: string): Promise<string> {
    return `Bearer ${await issueDevToken(SECRET, memberId, 86_400, Date.parse(this.clock.instant))}`;
  }
}
