import { Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { CampaignCardsReader, CampaignFactsReader } from '@app/campaigns/contracts';
import { InitiativeCardsReader, InitiativeFactsReader } from '@app/initiatives/contracts';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { AwardAuthority } from './facts/award-authority.js';
import { AwardDecisionFacts } from './facts/award-decision-facts.js';
import { AwardPresenter } from './read/award-presenter.js';
import * as read from './read/index.js';
import * as write from './write/index.js';

const commands = slicesOf(write);
const questions = slicesOf(read);

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, EventStore, EventCodec, PersonVault, ViewStore,
 * StreamHistory and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [...commands.controllers, ...questions.controllers],
  providers: [
    ...commands.handlers,
    ...questions.handlers,
    // Facts of other contexts come through their contracts; they contain only what the streams contain.
    OrganisationFactsReader,
    CampaignFactsReader,
    InitiativeFactsReader,
    AwardAuthority,
    AwardDecisionFacts,
    AwardPresenter,
    CampaignCardsReader,
    InitiativeCardsReader,
  ],
})
export class AwardsModule {}
