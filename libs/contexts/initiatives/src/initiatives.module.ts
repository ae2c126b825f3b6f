import { Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { CampaignFactsReader } from '@app/campaigns/contracts';
import { OrganisationCardsReader, OrganisationFactsReader } from '@app/organisation/contracts';
import { InitiativeAuthority } from './facts/initiative-authority.js';
import { InitiativeFactsReader } from './facts/initiative-facts-reader.js';
import { InitiativeReadAccess } from './facts/initiative-read-access.js';
import { InitiativeDecisionFacts } from './facts/initiative-decision-facts.js';
import { ChangesSince } from './read/changes-since.js';
import { CardResponses } from './read/card-responses.js';
import { ReviewExecutor } from './write/review.executor.js';
import * as read from './read/index.js';
import * as write from './write/index.js';

const commands = slicesOf(write);
const queries = slicesOf(read);

/**
 * Needs from global modules: CqrsModule, EventStore, EventCodec, CommandExecutor, StreamStateCache, ViewStore, StreamHistory,
 * PersonVault and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [...commands.controllers, ...queries.controllers],
  providers: [
    ...commands.handlers,
    ...queries.handlers,
    // Facts of other contexts come through their contracts; they contain only what the streams contain.
    OrganisationFactsReader,
    CampaignFactsReader,
    InitiativeAuthority,
    InitiativeFactsReader,
    InitiativeReadAccess,
    InitiativeDecisionFacts,
    ReviewExecutor,
    OrganisationCardsReader,
    CardResponses,
    ChangesSince,
  ],
})
export class InitiativesModule {}
