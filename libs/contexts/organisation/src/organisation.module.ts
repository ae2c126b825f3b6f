import { Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { OrganisationAuthority } from './facts/organisation-authority.js';
import { OrganisationFactsReader } from './facts/organisation-facts-reader.js';
import { OrganisationCardsReader } from './read/organisation-cards-reader.js';
import { MemberScopes } from './read/member-scope.js';
import { MemberPersonalData } from './write/member.personal-data.js';
import { UnitExecutor } from './write/unit.executor.js';
import * as read from './read/index.js';
import * as write from './write/index.js';

const commands = slicesOf(write);
const questions = slicesOf(read);

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, PersonVault, ViewStore, StreamHistory and, for its
 * controllers, the HTTP edge.
 */
@Module({
  controllers: [...commands.controllers, ...questions.controllers],
  providers: [
    ...commands.handlers,
    ...questions.handlers,
    OrganisationFactsReader,
    OrganisationAuthority,
    OrganisationCardsReader,
    MemberScopes,
    MemberPersonalData,
    UnitExecutor,
  ],
  exports: [OrganisationFactsReader],
})
export class OrganisationModule {}
