import { Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HandlerCheck, StreamExecutor, StreamStates, commandIdOf, derivedId } from '@app/command-handling';
import {
  EventCodec,
  EventRegistry,
  InMemoryEventStore,
  StoreUnavailable,
  type AppendOptions,
  type AppendResult,
  type EventToAppend,
  type ExpectedRevision,
  type RecordedEvent,
} from '@app/event-store';
import { StreamHistory } from '@app/history';
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
import { OPERATOR } from '../domain/operator.js';
import { OrganisationFacts } from '../facts/organisation-facts.js';
import { organisationEventTypes } from '../organisation.event-types.js';
import { OrganisationModule } from '../organisation.module.js';
import { organisationProblems } from '../organisation.problems.js';
import { organisationProjections } from '../organisation.projections.js';
import { OrganisationNames } from '../read/organisation-names.js';
import { category } from './a-member.js';

/** A log that stops before the next write to a kind of stream, as if the process had died there. */
export class InterruptibleEventStore extends InMemoryEventStore {
  private category: string | null = null;

  interruptBefore(category: string): void {
    this.category = category;
  }

  override append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult> {
    if (this.category === null || !stream.startsWith(`${this.category}-`)) {
      return super.append(stream, expected, events, options);
    }
    this.category = null;
    return Promise.reject(new StoreUnavailable('interrupted', 'no'));
  }
}

class SpecClock extends ServiceClock {
  instant: Instant = '2022-01-10T02:00:00.000Z';

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

interface Sending {
  /** memberId of the acting person. */
  readonly as: string;
  readonly key: string;
  readonly ifMatch?: string;
}

export const foundingRequest = {
  unit: { code: 'CDN', name: 'Công đoàn ngành Mẫu', level: 'SECTOR' },
  administrator: {
    fullName: 'Phan Thị Mẫu',
    memberNumber: 'MAU-1',
    email: null,
    phone: null,
    category,
  },
  decisionNo: '01/QĐ-MAU',
};
const founding = commandIdOf(OPERATOR, 'founding');

/** The organisation context behind the real HTTP edge, on stores in memory, with a clock set by hand. */
export class OrganisationService {
  readonly rootId = derivedId(founding, 'unit');
  readonly administratorId = derivedId(founding, 'member');

  private constructor(
    readonly app: NestFastifyApplication,
    readonly store: InterruptibleEventStore,
    readonly vault: InMemoryPersonVault,
    private readonly runner: ProjectionRunner,
    private readonly codec: EventCodec,
    private readonly clock: SpecClock,
  ) {}

  static async start(store = new InterruptibleEventStore()): Promise<OrganisationService> {
    const clock = new SpecClock();
    const vault = new InMemoryPersonVault();
    const views = new InMemoryViewStore();
    const codec = new EventCodec(new EventRegistry(organisationEventTypes));
    const runner = new ProjectionRunner({ events: store, codec, views, projections: organisationProjections });
    await runner.start();
    const metrics = new ServiceMetrics();
    const catalogue = new ProblemCatalogue(organisationProblems);

    @Module({
      providers: [
        { provide: StreamExecutor, useValue: new StreamExecutor(store, codec, '0.0.0-spec') },
        { provide: StreamStates, useValue: new StreamStates(store, codec) },
        { provide: PersonVault, useValue: vault },
        { provide: ViewStore, useValue: views },
        { provide: ProjectionProgress, useValue: runner },
        { provide: ServiceHealth, useClass: SpecHealth },
        {
          provide: StreamHistory,
          useFactory: (states: StreamStates) =>
            new StreamHistory(store, codec, new OrganisationNames(new OrganisationFacts(states), vault)),
          inject: [StreamStates],
        },
      ],
      exports: [StreamExecutor, StreamStates, PersonVault, ViewStore, ProjectionProgress, ServiceHealth, StreamHistory],
    })
    class SpecPlatformModule {}

    @Module({
      imports: [
        { module: SpecPlatformModule, global: true },
        CqrsModule.forRoot(),
        DiscoveryModule,
        HttpModule.register({ clock, catalogue, metrics, tokenSecret: SECRET, cursorSecret: SECRET }),
        OrganisationModule,
      ],
      providers: [HandlerCheck],
    })
    class SpecModule {}

    const app = await NestFactory.create<NestFastifyApplication>(
      SpecModule,
      createHttpAdapter({ clock, catalogue, metrics }),
      { bodyParser: false, logger: false, abortOnError: false },
    );
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new OrganisationService(app, store, vault, runner, codec, clock);
  }

  /** A command as a client sends it. */
  async post(path: string, payload: object, { as, key, ifMatch }: Sending) {
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

  /** By the first administrator, after everything written so far. */
  async get(path: string) {
    const head = await this.store.head();
    return this.app.inject({
      method: 'GET',
      url: `/api/v1/${path}`,
      headers: {
        authorization: await this.bearer(this.administratorId),
        ...(head !== null && { 'x-min-position': head.toString() }),
      },
    });
  }

  found() {
    return this.post('organisation', foundingRequest, { as: OPERATOR, key: 'founding' });
  }

  /** By the first administrator. */
  async establishUnit(key: string, request: { readonly code: string; readonly parentId?: string }): Promise<string> {
    const answer = await this.post(
      'units',
      { name: `Đơn vị ${request.code}`, level: 'GRASSROOTS', parentId: this.rootId, block: null, ...request },
      { as: this.administratorId, key },
    );
    return this.idIn(answer);
  }

  /** By the first administrator; the key is the member number too. */
  async enrolMember(key: string, unitId: string): Promise<string> {
    const answer = await this.post(
      'members',
      { unitId, category, fullName: `Người ${key}`, memberNumber: key },
      { as: this.administratorId, key },
    );
    return this.idIn(answer);
  }

  /** By the first administrator. */
  async grantRole(memberId: string, role: string, unitId: string): Promise<void> {
    const answer = await this.post(
      `members/${memberId}/roles`,
      { role, unitId, decisionNo: '02/QĐ-MAU' },
      { as: this.administratorId, key: `${memberId} ${role} ${unitId}`.replaceAll(' ', ':') },
    );
    this.idIn(answer);
  }

  async events(stream: string): Promise<readonly RecordedEvent[]> {
    return (await this.store.readStream(stream)).map((stored) => this.codec.decode(stored));
  }

  /** Names of every event written so far, in order. */
  async log(): Promise<readonly string[]> {
    return (await this.store.readAll({ limit: 1000 })).map(({ type }) => type);
  }

  later(ms: number): void {
    this.clock.instant = plusMs(this.clock.instant, ms);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.runner.stop();
  }

  private idIn(answer: { readonly statusCode: number; readonly body: string }): string {
    if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
    return (JSON.parse(answer.body) as { readonly id: string }).id;
  }

  private async bearer(memberId: string): Promise<string> {
    return `Bearer ${await issueDevToken(SECRET, memberId, 86_400, Date.parse(this.clock.instant))}`;
  }
}
