import type { Provider, Type } from '@nestjs/common';
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

/** The figures' part of the campaigns module. */
export const figuresControllers: readonly Type[] = [
  UnitLeaderboardController,
  MemberLeaderboardController,
  PhaseSummaryController,
  ProgrammeSummaryController,
  UnitProgressController,
];

export const figuresProviders: readonly Provider[] = [
  ScopeFiguresReader,
  GetUnitLeaderboardHandler,
  GetMemberLeaderboardHandler,
  GetPhaseSummaryHandler,
  GetProgrammeSummaryHandler,
  GetUnitProgressHandler,
];
