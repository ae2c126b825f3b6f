import { Module } from '@nestjs/common';
import { slicesOf } from '@app/command-handling';
import { OrganisationAuthority } from './facts/organisation-authority.js';
import { OrganisationFactsReader } from './facts/organisation-facts-reader.js';
import { GetMemberController } from './read/member-card/get-member.controller.js';
import { GetMemberHandler } from './read/member-card/get-member.handler.js';
import { GetMemberHistoryController, GetMemberHistoryHandler } from './read/member-history/get-member-history.js';
import { GetUnitController } from './read/unit-card/get-unit.controller.js';
import { GetUnitHandler } from './read/unit-card/get-unit.handler.js';
import { ListUnitsController } from './read/unit-card/list-units.controller.js';
import { ListUnitsHandler } from './read/unit-card/list-units.handler.js';
import { GetUnitHistoryController, GetUnitHistoryHandler } from './read/unit-history/get-unit-history.js';
import { OrganisationNames } from './read/organisation-names.js';
import { MemberPersonalData } from './write/member.personal-data.js';
import * as write from './write/index.js';

const commands = slicesOf(write);

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, PersonVault, ViewStore, StreamHistory and, for its
 * controllers, the HTTP edge.
 */
@Module({
  controllers: [
    ...commands.controllers,
    ListUnitsController,
    GetUnitController,
    GetUnitHistoryController,
    GetMemberController,
    GetMemberHistoryController,
  ],
  providers: [
    ...commands.handlers,
    OrganisationFactsReader,
    OrganisationAuthority,
    OrganisationNames,
    MemberPersonalData,
    ListUnitsHandler,
    GetUnitHandler,
    GetUnitHistoryHandler,
    GetMemberHandler,
    GetMemberHistoryHandler,
  ],
  exports: [OrganisationFactsReader, OrganisationNames],
})
export class OrganisationModule {}
