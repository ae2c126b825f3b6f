import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandExecutor, declaredMessages, HandlerCheck, StreamStateCache } from '@app/command-handling';
import { EventCodec, EventStore } from '@app/event-store';
import { NameDirectory, StreamHistory } from '@app/history';
import { HttpModule, ServiceHealth, type HttpModuleOptions, type RateLimits, type RateLimitsOptions } from '@app/http';
import { InitiativeFactsReader } from '@app/initiatives/contracts';
import { organisationNames } from '@app/organisation';
import { OrganisationFactsReader, refuseThoseWhoLeft } from '@app/organisation/contracts';
import { PersonVault } from '@app/person-vault';
import { ProjectionProgress } from '@app/projections';
import { ViewStore } from '@app/read-models';
import { APP_VERSION } from './app-version.js';
import { contextModules } from './contexts.js';
import { EventFilter } from './event-log/event-filter.js';
import { RecordedMarks } from './event-log/recorded-marks.js';
import { EventLogController } from './event-log/event-log.controller.js';

/** The parts that exist before Nest starts. */
export interface ServiceParts {
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly views: ViewStore;
  readonly progress: ProjectionProgress;
  readonly vault: PersonVault;
  readonly health: ServiceHealth;
  readonly http: Omit<HttpModuleOptions, 'rateLimits'>;
  readonly rateLimits: (unitOf: RateLimitsOptions['unitOf']) => RateLimits;
}

@Module({})
class PlatformModule {
  static of(
    { eventStore, codec, views, progress, vault, health }: ServiceParts,
    states: StreamStateCache,
  ): DynamicModule {
    const names = organisationNames(states, vault);
    const providers = [
      { provide: EventStore, useValue: eventStore },
      { provide: EventCodec, useValue: codec },
      { provide: ViewStore, useValue: views },
      { provide: ProjectionProgress, useValue: progress },
      { provide: PersonVault, useValue: vault },
      { provide: ServiceHealth, useValue: health },
      { provide: StreamStateCache, useValue: states },
      { provide: NameDirectory, useValue: names },
      {
        provide: CommandExecutor,
        useValue: new CommandExecutor(eventStore, codec, APP_VERSION, refuseThoseWhoLeft(states)),
      },
      { provide: StreamHistory, useValue: new StreamHistory(eventStore, codec, names) },
    ];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}

/** The whole service: the platform's parts, the HTTP edge, and every context. */
@Module({})
export class ServiceModule {
  static of(parts: ServiceParts): DynamicModule {
    const states = new StreamStateCache(parts.eventStore, parts.codec);
    const organisation = new OrganisationFactsReader(states);
    const rateLimits = parts.rateLimits(async (memberId) => (await organisation.member(memberId))?.unitId ?? null);
    return {
      module: ServiceModule,
      imports: [
        PlatformModule.of(parts, states),
        CqrsModule.forRoot(),
        DiscoveryModule,
        HttpModule.register({ ...parts.http, rateLimits }),
        ...contextModules,
      ],
      controllers: [EventLogController],
      providers: [
        {
          provide: HandlerCheck,
          useFactory: (discovery: DiscoveryService) => new HandlerCheck(discovery, declaredMessages()),
          inject: [DiscoveryService],
        },
        OrganisationFactsReader,
        InitiativeFactsReader,
        EventFilter,
        RecordedMarks,
      ],
    };
  }
}
