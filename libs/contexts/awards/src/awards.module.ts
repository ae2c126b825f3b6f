import { Module } from '@nestjs/common';
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
import { GetAwardHistoryHandler } from './read/award-history/get-award-history.handler.js';
import { AwardHistoryController } from './read/award-history/award-history.controller.js';
import { AwardPresenter } from './read/award-presenter.js';
import { AwardRecognitionController } from './write/award-recognition/award-recognition.controller.js';
import { AwardRecognitionHandler } from './write/award-recognition/award-recognition.handler.js';
import { RevokeAwardController } from './write/revoke-award/revoke-award.controller.js';
import { RevokeAwardHandler } from './write/revoke-award/revoke-award.handler.js';

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, EventStore, EventCodec, PersonVault, ViewStore,
 * StreamHistory and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [
    AwardRecognitionController,
    RevokeAwardController,
    AwardCardController,
    AwardHistoryController,
    HonourRollController,
  ],
  providers: [
    // Other contexts' facts come by their contracts; they hold nothing but what the streams say.
    OrganisationFactsReader,
    CampaignFactsReader,
    InitiativeFactsReader,
    AwardAuthority,
    AwardDecisionFacts,
    UnitNames,
    AwardPresenter,
    AwardRecognitionHandler,
    RevokeAwardHandler,
    GetAwardCardHandler,
    ListAwardsHandler,
    GetAwardHistoryHandler,
    GetHonourRollHandler,
  ],
})
export class AwardsModule {}
