import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { HandlerCheck, StreamExecutor, StreamStates, commandIdOf } from '@app/command-handling';
import {
  EventCodec,
  EventRegistry,
  EventStore,
  InMemoryEventStore,
  StoreUnavailable,
  type AppendOptions,
  type AppendResult,
  type EventMetadata,
  type EventToAppend,
  type ExpectedRevision,
  type RecordedEvent,
} from '@app/event-store';
import { StreamHistory, type SentenceNames } from '@app/history';
import {
  HttpModule,
  ProblemCatalogue,
  ServiceClock,
  ServiceHealth,
  ServiceMetrics,
  createHttpAdapter,
  issueDevToken,
  type HealthCheck,
  type ProjectionLag,
} from '@app/http';
import { plusMs, type Instant } from '@app/kernel';
import { InMemoryPersonVault, PersonVault } from '@app/person-vault';
import { ProjectionProgress, ProjectionRunner } from '@app/projections';
import { InMemoryViewStore, ViewStore } from '@app/read-models';
import { recognitionsEventTypes } from '../recognitions.event-types.js';
import { RecognitionsModule } from '../recognitions.module.js';
import { recognitionsProblems } from '../recognitions.problems.js';
import { recognitionsProjections } from '../recognitions.projections.js';
import { programme, programmeOfficer, type GivenEvent } from './a-programme.js';

/** A log that stops before the next write to a kind of stream, as if the process had died there. */
class InterruptibleEventStore extends InMemoryEventStore {
  private prefix: string | null = null;

  interruptBefore(prefix: string): void {
    this.prefix = prefix;
  }

  override append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult> {
    if (this.prefix === null || !stream.startsWith(this.prefix)) {
      return super.append(stream, expected, events, options);
    }
    this.prefix = null;
    return Promise.reject(new StoreUnavailable('interrupted', 'no'));
  }
}

class SpecClock extends ServiceClock {
  /** 15:00 of 25 September 2023 in Viet Nam. */
  instant: Instant = '2023-09-25T08:00:00.000Z';

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

const SECRET = Buffer.alloc(32, 3);

/** Events of other contexts that the specs begin with; their stored names are their own business. */
const foreignEventTypes = [...new Set(programme.map(({ event }) => event.type))].map((type) => ({
  type,
  storedName: type,
}));

interface Sending {
  readonly key: string;
  /** memberId of the acting person; the programme officer unless told otherwise. */
  readonly as?: string;
  readonly ifMatch?: string;
}

/** The recognitions context behind the real HTTP edge, on stores in memory, in the middle of a programme. */
export class RecognitionsService {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly store: InterruptibleEventStore,
    readonly vault: InMemoryPersonVault,
    private readonly runner: ProjectionRunner,
    private readonly codec: EventCodec,
    private readonly clock: SpecClock,
  ) {}

  static async start(): Promise<RecognitionsService> {
    const clock = new SpecClock();
    const store = new InterruptibleEventStore();
    const vault = new InMemoryPersonVault();
    const views = new InMemoryViewStore();
    const codec = new EventCodec(new EventRegistry([...foreignEventTypes, ...recognitionsEventTypes]));
    const metrics = new ServiceMetrics();
    const catalogue = new ProblemCatalogue(recognitionsProblems);
    const names: SentenceNames = { members: (ids) => vault.names(ids), units: async () => new Map() };
    const runner = new ProjectionRunner({ events: store, codec, views, projections: recognitionsProjections });
    await runner.start();

    @Module({
      providers: [
        { provide: EventStore, useValue: store },
        { provide: EventCodec, useValue: codec },
        { provide: StreamExecutor, useValue: new StreamExecutor(store, codec, '0.0.0-spec') },
        { provide: StreamStates, useValue: new StreamStates(store, codec) },
        { provide: PersonVault, useValue: vault },
        { provide: ViewStore, useValue: views },
        { provide: ProjectionProgress, useValue: runner },
        { provide: ServiceHealth, useClass: SpecHealth },
        { provide: StreamHistory, useValue: new StreamHistory(store, codec, names) },
      ],
      exports: [
        EventStore,
        EventCodec,
        StreamExecutor,
        StreamStates,
        PersonVault,
        ViewStore,
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
        RecognitionsModule,
      ],
      providers: [HandlerCheck],
    }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(createHttpAdapter({ clock, catalogue, metrics }), {
      bodyParser: false,
      logger: false,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const service = new RecognitionsService(app, store, vault, runner, codec, clock);
    for (const given of programme) await service.given(given);
    return service;
  }

  /** What happened in other contexts. */
  async given({ stream, event, at }: GivenEvent): Promise<void> {
    const revision = (await this.store.readStream(stream)).length;
    const metadata: EventMetadata = {
      $correlationId: 'given',
      $causationId: 'given',
      commandId: 'given',
      commandType: 'Given',
      commandHash: 'given',
      actor: programmeOfficer,
      onBehalfOf: null,
      role: null,
      unitId: null,
      recordedAt: at,
      effectiveAt: at,
      ruleSetVersion: null,
      appVersion: '0.0.0-spec',
    };
    const encoded = this.codec.encode(commandIdOf(stream, String(revision)), event, metadata);
    await this.store.append(stream, revision === 0 ? 'no-stream' : BigInt(revision - 1), [encoded]);
  }

  /** A command as a client sends it. */
  async post(path: string, payload: object, { as = programmeOfficer, key, ifMatch }: Sending) {
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

  /** A read that sees everything written so far. */
  async get(path: string) {
    if (!(await this.runner.caughtUp((await this.store.head())!, 10_000)))
      throw new Error('the read models are behind');
    const headers = { authorization: await this.bearer(programmeOfficer) };
    return this.app.inject({ method: 'GET', url: `/api/v1/${path}`, headers });
  }

  async events(stream: string): Promise<readonly RecordedEvent[]> {
    return (await this.store.readStream(stream)).map((stored) => this.codec.decode(stored));
  }

  later(ms: number): void {
    this.clock.instant = plusMs(this.clock.instant, ms);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.runner.stop();
  }

  private async bearer(memberId: string): Promise<string> {
    return `Bearer ${await issueDevToken(SECRET, memberId, 86_400, Date.parse(this.clock.instant))}`;
  }
}
