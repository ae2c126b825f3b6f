import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { slicesOf } from '@app/command-handling';
import { OrganisationAuthority } from './facts/organisation-authority.js';
import { OrganisationFactsReader } from './facts/organisation-facts-reader.js';
import { MembershipGuard } from './membership.guard.js';
import { OrganisationCardsReader } from './read/organisation-cards-reader.js';
import { MemberScopes } from './read/member-scope.js';
import { AdministratorSeats } from './write/administrator-seats.roster.js';
import { MemberPersonalData } from './write/member.personal-data.js';
import { UnitExecutor } from './write/unit.executor.js';
import * as read from './read/index.js';
import * as write from './write/index.js';

const commands = slicesOf(write);
const questions = slicesOf(read);

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, PersonVault, ViewStore, StreamHistory and, for its
 * controllers, the HTTP edge, which must be imported before: its guard authenticates, this one admits members only.
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
    AdministratorSeats,
    { provide: APP_GUARD, useClass: MembershipGuard },
  ],
  exports: [OrganisationFactsReader],
})
export class OrganisationModule {}
