import type { RateLimitSettings } from '@app/config';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import type { Instant } from '@app/kernel';
import { InMemoryEventStore, EventStore } from '@app/event-store';
import type { ViewPage } from '@app/read-models';
import { ProjectionProgress, type ProgressStatus, type ProjectionStatus } from '@app/projections';
import {
  CommandResponds,
  QueryResponds,
  AsOfField,
  CodeField,
  createHttpAdapter,
  DateField,
  declareResponse,
  Envelope,
  EnumField,
  BooleanField,
  HttpModule,
  InstantField,
  IntegerField,
  issueDevToken,
  NestedField,
  NestedListField,
  PageQuery,
  Pages,
  ProblemCatalogue,
  RateLimits,
  NO_RATE_LIMITS,
  Public,
  QueryEnumListField,
  QueryBooleanField,
  ServiceClock,
  ServiceHealth,
  ServiceMetrics,
  ShutdownState,
  TextField,
  UuidField,
  UuidListField,
  UuidParam,
  VndField,
  type HealthCheck,
  type HealthReport,
  type PageResponse,
  type ProblemEntry,
  type ProjectionLag,
  type ResponseOf,
} from '@app/http';
import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { InjectOptions } from 'fastify';
import { z } from 'zod';

export const MEMBER = '6f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';
/** Of every member. */
export const UNIT = '5a2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';
export const OTHER_MEMBER = '7f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';
export const NOW: Instant = '2022-05-31T16:59:59.000Z';
export const TOKEN_SECRET = Buffer.alloc(32, 7);

export class FixedClock extends ServiceClock {
  constructor(public instant: Instant = NOW) {
    super();
  }

  now(): Instant {
    return this.instant;
  }
}

/** The end of the log, as far as the projector knows, and in truth. */
const SEEN_END = 44n;
export const LOG_END = 45n;

class ToyLog extends InMemoryEventStore {
  override async head(): Promise<bigint | null> {
    return LOG_END;
  }
}

/** Progress that a test sets; waiters are resolved at once. */
export class ToyProgress extends ProjectionProgress {
  position: bigint | null = 41n;
  /** The state of the second projection of the single read. */
  names: Pick<ProjectionStatus, 'status' | 'position'> | null = null;
  readonly waits: { readonly position: bigint; readonly timeoutMs: number }[] = [];

  async waitForPosition(position: bigint, timeoutMs: number): Promise<boolean> {
    this.waits.push({ position, timeoutMs });
    return this.position !== null && this.position >= position;
  }

  async status(): Promise<ProgressStatus> {
    const live = { version: 1, status: 'live' as const, position: this.position };
    return {
      head: SEEN_END,
      projections: [
        { name: 'toy-cards', ...live },
        { name: 'toy-names', ...live, ...this.names },
      ],
    };
  }
}

export class ToyHealth extends ServiceHealth {
  answers: readonly HealthCheck[] = [{ name: 'event-store', status: 'pass' }];
  lags: readonly ProjectionLag[] = [{ projection: 'toy-cards', position: 41n, lag: 3n }];

  override async report(): Promise<HealthReport> {
    return { checks: this.answers, lags: this.lags };
  }
}

class ToyShare {
  @UuidField({ description: 'Who.' })
  memberId: string;

  @IntegerField({ min: 1, max: 100, description: 'How much.' })
  percent: number;
}

class ToyWindow {
  @DateField({ description: 'First day.' })
  from: string;

  @DateField({ description: 'Last day.', optional: true })
  until?: string;
}

export class SubmitToyRequest {
  @TextField({ min: 3, max: 20, description: 'Title.' })
  title: string;

  @TextField({ max: 200, multiline: true, optional: true, description: 'Text.' })
  description?: string;

  @VndField({ nullable: true, optional: true, description: 'Benefit.' })
  benefitVnd?: string | null;

  @InstantField({ optional: true, description: 'When.' })
  at?: string;

  @CodeField({ optional: true, description: 'Code.' })
  code?: string;

  @EnumField({ values: ['APPROVED', 'REJECTED'], optional: true, description: 'Decision.' })
  decision?: string;

  @BooleanField({ optional: true, description: 'Flag.' })
  urgent?: boolean;

  @IntegerField({ min: 0, max: 10, optional: true, description: 'Score.' })
  score?: number;

  @UuidListField({ maxItems: 3, optional: true, description: 'Units.' })
  unitIds?: string[];

  @NestedField(() => ToyWindow, { optional: true, description: 'Window.' })
  window?: ToyWindow;

  @NestedListField(() => ToyShare, { minItems: 1, maxItems: 3, optional: true, description: 'Shares.' })
  shares?: ToyShare[];
}

class ListToysQuery extends PageQuery {
  @TextField({ max: 50, optional: true, description: 'Search.' })
  q?: string;

  @QueryEnumListField({ values: ['DRAFT', 'APPROVED'], optional: true, description: 'States.' })
  state?: string[];

  @QueryBooleanField({ optional: true, description: 'Mine only.' })
  mine?: boolean;

  @AsOfField({ optional: true, description: 'As of.' })
  asOf?: string;
}

const Toy = declareResponse('Toy', {
  id: z.string(),
  revision: z.string(),
  note: z.string().nullable(),
  size: z.int().gt(0),
});
type Toy = ResponseOf<typeof Toy>;

/** The behaviour of the toy routes, set by each test. A test about headers need not return complete toys. */
export interface ToyBehaviour {
  submit(body: unknown, envelope: CommandEnvelope): CommandOutcome | Promise<CommandOutcome>;
  read(id: string): unknown;
  list(query: ListToysQuery): {
    readonly items: readonly unknown[];
    readonly next: readonly (string | number | null)[] | null;
  };
}

const outcome: CommandOutcome = { id: 'toy-1', stream: 'toy-1', revision: 4n, position: 1024n, replayed: false };

const toyController = (behaviour: ToyBehaviour) => {
  @Controller('api/v1/toys')
  class ToyController {
    constructor(private readonly pages: Pages) {}

    @Post()
    @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/toys/${id}`, command: 'SubmitToy' })
    async submit(
      @Body() body: SubmitToyRequest,
      @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
    ): Promise<CommandOutcome> {
      return behaviour.submit(body, envelope);
    }

    @Post(':toyId/approval')
    @CommandResponds({ command: 'ApproveToy' })
    async approve(
      @UuidParam('toyId', 'The toy.') _toyId: string,
      @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
    ): Promise<CommandOutcome> {
      return behaviour.submit(null, envelope);
    }

    @Post(':toyId/notes')
    @CommandResponds()
    async note(
      @UuidParam('toyId', 'The toy.') _toyId: string,
      @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
    ): Promise<CommandOutcome> {
      return behaviour.submit(null, envelope);
    }

    @Get()
    @QueryResponds({ type: Toy, list: true, projections: ['toy-cards'] })
    async list(@Query() query: ListToysQuery): Promise<PageResponse<Toy>> {
      this.pages.after('toys', query);
      return this.pages.toResponse('toys', query, behaviour.list(query) as ViewPage<Toy>);
    }

    @Get(':toyId')
    @QueryResponds({ type: Toy, projections: ['toy-cards', 'toy-names'] })
    async read(@UuidParam('toyId', 'The toy.') toyId: string): Promise<Toy> {
      return behaviour.read(toyId) as Toy;
    }

    @Public()
    @Get('open/door')
    door(): { readonly open: boolean } {
      return { open: true };
    }
  }
  return ToyController;
};

const toyProblems: readonly ProblemEntry[] = [
  {
    code: 'TOY_CLOSED',
    status: 409,
    title: { vi: 'Đồ chơi đã khóa', en: 'The toy is closed' },
    detail: {
      vi: 'Khóa lúc {closesAt:instant}, giá {price:vnd}.',
      en: 'Closed at {closesAt:instant}, price {price:vnd}.',
    },
    cause: { vi: 'Đồ chơi đã khóa.', en: 'The toy was closed before.' },
    fix: { vi: 'Chọn <đồ chơi> khác.', en: 'Choose another toy.' },
    developer: { vi: 'Xem `closesAt`.', en: 'See `closesAt`.' },
  },
];

export interface ToyService {
  readonly app: NestFastifyApplication;
  readonly clock: FixedClock;
  readonly progress: ToyProgress;
  readonly health: ToyHealth;
  readonly metrics: ServiceMetrics;
  readonly shutdown: ShutdownState;
  readonly behaviour: ToyBehaviour;
  readonly token: string;
  /** A request with the token of MEMBER unless it has its own headers. */
  send(options: InjectOptions): ReturnType<NestFastifyApplication['inject']>;
  /** A valid submission, changed by `body` and `headers`; a header set to undefined is left out. */
  submit(
    body: unknown,
    headers?: { readonly [name: string]: string | undefined },
  ): ReturnType<NestFastifyApplication['inject']>;
}

/** The HTTP edge around a controller without a domain. */
export const startToyService = async (
  prepare?: (app: NestFastifyApplication) => void,
  walls: { readonly rates?: RateLimitSettings; readonly trustedProxies?: readonly string[] } = {},
): Promise<ToyService> => {
  const clock = new FixedClock();
  const progress = new ToyProgress();
  const health = new ToyHealth();
  const metrics = new ServiceMetrics();
  const catalogue = new ProblemCatalogue(toyProblems);
  const behaviour: ToyBehaviour = {
    submit: () => outcome,
    read: (id) => ({ id, revision: '7', note: null, size: 1 }),
    list: () => ({ items: [{ id: 'toy-1' }], next: ['b', 'toy-1'] }),
  };

  @Module({
    providers: [
      { provide: ProjectionProgress, useValue: progress },
      { provide: ServiceHealth, useValue: health },
      { provide: EventStore, useValue: new ToyLog() },
    ],
    exports: [ProjectionProgress, ServiceHealth, EventStore],
  })
  class ToyPlatformModule {}

  const module = await Test.createTestingModule({
    imports: [
      { module: ToyPlatformModule, global: true },
      HttpModule.register({
        clock,
        catalogue,
        metrics,
        tokenSecret: TOKEN_SECRET,
        cursorSecret: Buffer.alloc(32, 9),
        rateLimits: new RateLimits({
          settings: walls.rates ?? NO_RATE_LIMITS,
          onLimited: (limit) => metrics.countRateLimited(limit),
          unitOf: async () => UNIT,
        }),
      }),
    ],
    controllers: [toyController(behaviour)],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(
    createHttpAdapter({ clock, catalogue, metrics, ...walls }),
    {
      bodyParser: false,
      logger: false,
    },
  );
  prepare?.(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const token = await issueDevToken(TOKEN_SECRET, MEMBER, 3600, Date.parse(NOW));

  const send: ToyService['send'] = (options) =>
    app.inject({ ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } });
  return {
    app,
    clock,
    progress,
    health,
    metrics,
    shutdown: app.get(ShutdownState),
    behaviour,
    token,
    send,
    submit: (body, headers = {}) => {
      const all = { 'content-type': 'application/json', 'idempotency-key': '"k-1"', ...headers };
      const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
      const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      return send({ method: 'POST', url: '/api/v1/toys', payload, headers: Object.fromEntries(given) });
    },
  };
};
