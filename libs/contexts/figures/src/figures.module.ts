import { Global, Module } from '@nestjs/common';
import { SealingFigures } from '@app/campaigns/contracts';
import { ScopeFiguresReader } from './read/scope-figures.reader.js';
import { GetMemberLeaderboardHandler } from './read/member-leaderboard/get-member-leaderboard.handler.js';
import { MemberLeaderboardController } from './read/member-leaderboard/member-leaderboard.controller.js';
import { GetPhaseSummaryHandler } from './read/phase-summary/get-phase-summary.handler.js';
import { PhaseSummaryController } from './read/phase-summary/phase-summary.controller.js';
import { GetProgrammeSummaryHandler } from './read/programme-summary/get-programme-summary.handler.js';
import { ProgrammeSummaryController } from './read/programme-summary/programme-summary.controller.js';
import { GetUnitLeaderboardHandler } from './read/unit-leaderboard/get-unit-leaderboard.handler.js';
import { UnitLeaderboardController } from './read/unit-leaderboard/unit-leaderboard.controller.js';
import { GetUnitProgressHandler } from './read/unit-progress/get-unit-progress.handler.js';
import { UnitProgressController } from './read/unit-progress/unit-progress.controller.js';
import { LogSealingFigures } from './sealing/log-sealing-figures.js';

/**
 * Global for the sake of SealingFigures alone: campaigns asks by its own port and imports nothing of this context.
 * Needs from global modules: CqrsModule, EventStore, EventCodec, ViewStore, PersonVault and, for its controllers, the
 * HTTP edge.
 */
@Global()
@Module({
  controllers: [
    UnitLeaderboardController,
    MemberLeaderboardController,
    PhaseSummaryController,
    ProgrammeSummaryController,
    UnitProgressController,
  ],
  providers: [
    { provide: SealingFigures, useClass: LogSealingFigures },
    ScopeFiguresReader,
    GetUnitLeaderboardHandler,
    GetMemberLeaderboardHandler,
    GetPhaseSummaryHandler,
    GetProgrammeSummaryHandler,
    GetUnitProgressHandler,
  ],
  exports: [SealingFigures],
})
export class FiguresModule {}
