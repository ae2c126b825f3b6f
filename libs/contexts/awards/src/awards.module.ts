import { Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { CampaignFactsReader } from '@app/campaigns/contracts';
import { InitiativeFactsReader } from '@app/initiatives/contracts';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { AwardAuthority } from './facts/award-authority.js';
import { AwardDecisionFacts } from './facts/award-decision-facts.js';
import { UnitNames } from './facts/unit-names.js';
import { GetHonourRollHandler } from './read/honour-roll/get-honour-roll.handler.js';
import { HonourRollController } from './read/honour-roll/honour-roll.controller.js';
import { GetAwardCardHandler } from './read/award-card/get-award-card.handler.js';
import { ListAwardsHandler } from './read/award-card/list-awards.handler.js';
import { AwardCardController } from './read/award-card/award-card.controller.js';
import { AwardHistoryController, GetAwardHistoryHandler } from './read/award-history/get-award-history.js';
import { AwardPresenter } from './read/award-presenter.js';
import * as write from './write/index.js';

const commands = slicesOf(write);

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, EventStore, EventCodec, PersonVault, ViewStore,
 * StreamHistory and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [...commands.controllers, AwardCardController, AwardHistoryController, HonourRollController],
  providers: [
    ...commands.handlers,
    // Other contexts' facts come by their contracts; they hold nothing but what the streams say.
    OrganisationFactsReader,
    CampaignFactsReader,
    InitiativeFactsReader,
    AwardAuthority,
    AwardDecisionFacts,
    UnitNames,
    AwardPresenter,
    GetAwardCardHandler,
    ListAwardsHandler,
    GetAwardHistoryHandler,
    GetHonourRollHandler,
  ],
})
export class AwardsModule {}
