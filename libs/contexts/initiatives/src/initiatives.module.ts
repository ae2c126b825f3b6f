import { Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { CampaignFactsReader } from '@app/campaigns/contracts';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { InitiativeAuthority } from './facts/initiative-authority.js';
import { InitiativeFactsReader } from './facts/initiative-facts-reader.js';
import { InitiativeReaders } from './facts/initiative-readers.js';
import { InitiativeDecisionFacts } from './facts/initiative-decision-facts.js';
import { CardResponses } from './read/initiative-card/card-responses.js';
import { GetDraftHandler } from './read/initiative-card/get-draft.handler.js';
import { GetInitiativeController } from './read/initiative-card/get-initiative.controller.js';
import { GetInitiativeHandler } from './read/initiative-card/get-initiative.handler.js';
import { GetMemberPageHandler } from './read/initiative-card/get-member-page.handler.js';
import { GetReviewQueueHandler } from './read/initiative-card/get-review-queue.handler.js';
import { InitiativeDraftsController } from './read/initiative-card/initiative-drafts.controller.js';
import { ListDraftsHandler } from './read/initiative-card/list-drafts.handler.js';
import { ListInitiativesController } from './read/initiative-card/list-initiatives.controller.js';
import { ListInitiativesHandler } from './read/initiative-card/list-initiatives.handler.js';
import { ListMemberInitiativesHandler } from './read/initiative-card/list-member-initiatives.handler.js';
import { MemberInitiativesController } from './read/initiative-card/member-initiatives.controller.js';
import { ReviewQueueController } from './read/initiative-card/review-queue.controller.js';
import {
  GetInitiativeHistoryController,
  GetInitiativeHistoryHandler,
} from './read/initiative-history/get-initiative-history.js';
import * as write from './write/index.js';

const commands = slicesOf(write);

/**
 * Needs from global modules: CqrsModule, EventStore, EventCodec, CommandExecutor, StreamStateCache, ViewStore, StreamHistory,
 * NameDirectory and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [
    ...commands.controllers,
    GetInitiativeController,
    InitiativeDraftsController,
    ListInitiativesController,
    MemberInitiativesController,
    ReviewQueueController,
    GetInitiativeHistoryController,
  ],
  providers: [
    ...commands.handlers,
    // Other contexts' facts come by their contracts; they hold nothing but what the streams say.
    OrganisationFactsReader,
    CampaignFactsReader,
    InitiativeAuthority,
    InitiativeFactsReader,
    InitiativeReaders,
    InitiativeDecisionFacts,
    CardResponses,
    GetDraftHandler,
    GetInitiativeHandler,
    GetMemberPageHandler,
    GetReviewQueueHandler,
    ListDraftsHandler,
    ListInitiativesHandler,
    ListMemberInitiativesHandler,
    GetInitiativeHistoryHandler,
  ],
})
export class InitiativesModule {}
