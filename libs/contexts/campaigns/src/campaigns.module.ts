import { Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { OrganisationCardsReader, OrganisationFactsReader } from '@app/organisation/contracts';
import { CampaignAuthority } from './facts/campaign-authority.js';
import { CampaignFactsReader } from './facts/campaign-facts-reader.js';
import { TargetDecisionFacts } from './facts/target-decision-facts.js';
import { CampaignCardsReader } from './read/campaign-cards-reader.js';
import { TargetExecutor } from './write/target.executor.js';
import * as read from './read/index.js';
import * as write from './write/index.js';

const commands = slicesOf(write);
const questions = slicesOf(read);

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, EventStore, EventCodec, ViewStore, PersonVault,
 * StreamHistory, SealingFigures and OpenRevisions (of the context of figures) and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [...commands.controllers, ...questions.controllers],
  providers: [
    ...commands.handlers,
    ...questions.handlers,
    // Facts of other contexts come through their contracts; they contain only what the streams contain.
    OrganisationFactsReader,
    CampaignFactsReader,
    CampaignAuthority,
    TargetDecisionFacts,
    TargetExecutor,
    // Cards for queries, from read models.
    OrganisationCardsReader,
    CampaignCardsReader,
  ],
  exports: [CampaignFactsReader],
})
export class CampaignsModule {}
