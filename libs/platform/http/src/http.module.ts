import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ResponseInterceptor } from './responses/response.interceptor.js';
import { CursorCodec } from './responses/cursor.js';
import { LogEnd } from './responses/log-end.js';
import { Pages } from './responses/page.js';
import { RecordedSince } from './responses/recorded-since.js';
import { AuthenticationGuard } from './identity/authentication.guard.js';
import { DevTokenVerifier } from './identity/dev-token.js';
import { OperationsModule } from './operations/operations.module.js';
import type { ServiceMetrics } from './operations/service-metrics.js';
import { ProblemCatalogue } from './problems/problem-catalogue.js';
import { ProblemDetailsFilter } from './problems/problem-details.filter.js';
import { ProblemsController } from './problem-pages/problems.controller.js';
import { AskedMoment } from './requests/asked-moment.js';
import { AcceptGuard } from './requests/accept.guard.js';
import { StrictRequestGuard } from './requests/strict-request.guard.js';
import { RequestValidationPipe } from './requests/request-validation.pipe.js';
import { ServiceClock } from './requests/service-clock.js';
import { RateLimitGuard } from './walls/rate-limit.guard.js';
import { RateLimits } from './walls/rate-limits.js';

export interface HttpModuleOptions {
  readonly clock: ServiceClock;
  readonly catalogue: ProblemCatalogue;
  readonly metrics: ServiceMetrics;
  /** Signs and verifies development tokens. */
  readonly tokenSecret: Uint8Array;
  /** Authenticates cursors. */
  readonly cursorSecret: Uint8Array;
  readonly rateLimits: RateLimits;
}

/**
 * The HTTP edge of the application. Requires EventStore, ServiceHealth and ProjectionProgress from a global module, and the adapter of
 * `createHttpAdapter` with the same clock, catalogue and metrics.
 */
@Module({})
export class HttpModule {
  static register({
    clock,
    catalogue,
    metrics,
    tokenSecret,
    cursorSecret,
    rateLimits,
  }: HttpModuleOptions): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      imports: [OperationsModule.register(metrics)],
      controllers: [ProblemsController],
      providers: [
        { provide: ServiceClock, useValue: clock },
        { provide: ProblemCatalogue, useValue: catalogue },
        { provide: DevTokenVerifier, useValue: new DevTokenVerifier(tokenSecret, clock) },
        { provide: CursorCodec, useValue: new CursorCodec(cursorSecret) },
        { provide: RateLimits, useValue: rateLimits },
        Pages,
        LogEnd,
        RecordedSince,
        AskedMoment,
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_GUARD, useClass: AcceptGuard },
        { provide: APP_GUARD, useClass: StrictRequestGuard },
        { provide: APP_INTERCEPTOR, useClass: ResponseInterceptor },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_FILTER, useClass: ProblemDetailsFilter },
      ],
      exports: [ServiceClock, Pages, LogEnd, RecordedSince, AskedMoment, OperationsModule],
    };
  }
}
