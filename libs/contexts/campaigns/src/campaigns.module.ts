import { Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { CampaignAuthority } from './facts/campaign-authority.js';
import { CampaignFactsReader } from './facts/campaign-facts-reader.js';
import { TargetDecisionFacts } from './facts/target-decision-facts.js';
import { CampaignCardController } from './read/campaign-card/campaign-card.controller.js';
import { GetCampaignCardHandler } from './read/campaign-card/get-campaign-card.handler.js';
import { ListCampaignsHandler } from './read/campaign-card/list-campaigns.handler.js';
import { CampaignHistoryController, GetCampaignHistoryHandler } from './read/campaign-history/get-campaign-history.js';
import { MetricsDictionaryController } from './read/metrics-dictionary/metrics-dictionary.controller.js';
import * as write from './write/index.js';

const commands = slicesOf(write);

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, EventStore, EventCodec, ViewStore, PersonVault,
 * StreamHistory, SealingFigures (of the context of figures) and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [
    ...commands.controllers,
    CampaignCardController,
    CampaignHistoryController,
    MetricsDictionaryController,
  ],
  providers: [
    ...commands.handlers,
    // Other contexts' facts come by their contracts; they hold nothing but what the streams say.
    OrganisationFactsReader,
    CampaignFactsReader,
    CampaignAuthority,
    TargetDecisionFacts,
    GetCampaignCardHandler,
    ListCampaignsHandler,
    GetCampaignHistoryHandler,
  ],
  exports: [CampaignFactsReader],
})
export class CampaignsModule {}
