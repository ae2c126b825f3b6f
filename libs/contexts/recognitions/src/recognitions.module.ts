import { Module } from '@nestjs/common';
import { CampaignFactsReader } from '@app/campaigns/contracts';
import { InitiativeFactsReader } from '@app/initiatives/contracts';
import { OrganisationFacts } from '@app/organisation/contracts';
import { AwardAuthority } from './facts/award-authority.js';
import { AwardSurroundings } from './facts/award-surroundings.js';
import { UnitNames } from './facts/unit-names.js';
import { GetHonourRollHandler } from './read/honour-roll/get-honour-roll.handler.js';
import { HonourRollController } from './read/honour-roll/honour-roll.controller.js';
import { GetRecognitionCardHandler } from './read/recognition-card/get-recognition-card.handler.js';
import { ListRecognitionsHandler } from './read/recognition-card/list-recognitions.handler.js';
import { RecognitionCardController } from './read/recognition-card/recognition-card.controller.js';
import { GetRecognitionHistoryHandler } from './read/recognition-history/get-recognition-history.handler.js';
import { RecognitionHistoryController } from './read/recognition-history/recognition-history.controller.js';
import { ShownRecognitions } from './read/shown-recognitions.js';
import { AwardRecognitionController } from './write/award-recognition/award-recognition.controller.js';
import { AwardRecognitionHandler } from './write/award-recognition/award-recognition.handler.js';
import { RevokeRecognitionController } from './write/revoke-recognition/revoke-recognition.controller.js';
import { RevokeRecognitionHandler } from './write/revoke-recognition/revoke-recognition.handler.js';

/**
 * Needs from global modules: CqrsModule, StreamExecutor, StreamStates, EventStore, EventCodec, PersonVault, ViewStore,
 * StreamHistory and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [
    AwardRecognitionController,
    RevokeRecognitionController,
    RecognitionCardController,
    RecognitionHistoryController,
    HonourRollController,
  ],
  providers: [
    // Other contexts' facts come by their contracts; they hold nothing but what the streams say.
    OrganisationFacts,
    CampaignFactsReader,
    InitiativeFactsReader,
    AwardAuthority,
    AwardSurroundings,
    UnitNames,
    ShownRecognitions,
    AwardRecognitionHandler,
    RevokeRecognitionHandler,
    GetRecognitionCardHandler,
    ListRecognitionsHandler,
    GetRecognitionHistoryHandler,
    GetHonourRollHandler,
  ],
})
export class RecognitionsModule {}
