import { Global, Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { EventCodec, EventStore } from '@app/event-store';
import { PastViews } from '@app/projections';
import { OpenRevisions, SealingFigures } from '@app/campaigns/contracts';
import { BoardPages } from './read/board-pages.js';
import { campaignFiguresProjection } from './read/campaign-figures/campaign-figures.projection.js';
import { initiativeCountingStates } from './read/initiative-counting-states.view.js';
import { PastFigures } from './read/past-figures.js';
import * as read from './read/index.js';
import { LogOpenRevisions } from './sealing/log-open-revisions.js';
import { LogSealingFigures } from './sealing/log-sealing-figures.js';

const questions = slicesOf(read);

/**
 * Global only because of SealingFigures and OpenRevisions: campaigns uses its own ports and imports nothing from this context. Needs from
 * global modules: CqrsModule, EventStore, EventCodec, ViewStore, PersonVault and, for its controllers, the HTTP edge.
 */
@Global()
@Module({
  controllers: questions.controllers,
  providers: [
    { provide: SealingFigures, useClass: LogSealingFigures },
    { provide: OpenRevisions, useClass: LogOpenRevisions },
    PastFigures,
    BoardPages,
    {
      provide: PastViews,
      useFactory: (eventStore: EventStore, codec: EventCodec) =>
        new PastViews({
          eventStore,
          codec,
          projection: campaignFiguresProjection,
          scratch: [initiativeCountingStates],
        }),
      inject: [EventStore, EventCodec],
    },
    ...questions.handlers,
  ],
  exports: [SealingFigures, OpenRevisions],
})
export class FiguresModule {}
