import { Global, Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { SealingFigures } from '@app/campaigns/contracts';
import { ScopeFiguresReader } from './read/scope-figures.reader.js';
import * as read from './read/index.js';
import { LogSealingFigures } from './sealing/log-sealing-figures.js';

const questions = slicesOf(read);

/**
 * Global only because of SealingFigures: campaigns uses its own port and imports nothing from this context. Needs from
 * global modules: CqrsModule, EventStore, EventCodec, ViewStore, PersonVault and, for its controllers, the HTTP edge.
 */
@Global()
@Module({
  controllers: questions.controllers,
  providers: [{ provide: SealingFigures, useClass: LogSealingFigures }, ScopeFiguresReader, ...questions.handlers],
  exports: [SealingFigures],
})
export class FiguresModule {}
