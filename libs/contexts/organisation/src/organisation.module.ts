import { Module } from '@nestjs/common';
import { OrganisationAuthority } from './facts/organisation-authority.js';
import { OrganisationFactsReader } from './facts/organisation-facts-reader.js';
import { GetMemberController } from './read/member-card/get-member.controller.js';
import { GetMemberHandler } from './read/member-card/get-member.handler.js';
import { GetUnitController } from './read/unit-card/get-unit.controller.js';
import { GetUnitHandler } from './read/unit-card/get-unit.handler.js';
import { ListUnitsController } from './read/unit-card/list-units.controller.js';
import { ListUnitsHandler } from './read/unit-card/list-units.handler.js';
import { GetUnitHistoryController } from './read/unit-history/get-unit-history.controller.js';
import { GetUnitHistoryHandler } from './read/unit-history/get-unit-history.handler.js';
import { OrganisationNames } from './read/organisation-names.js';
import { AssignUnitToBlockController } from './write/assign-unit-to-block/assign-unit-to-block.controller.js';
import { AssignUnitToBlockHandler } from './write/assign-unit-to-block/assign-unit-to-block.handler.js';
import { DissolveUnitController } from './write/dissolve-unit/dissolve-unit.controller.js';
import { DissolveUnitHandler } from './write/dissolve-unit/dissolve-unit.handler.js';
import { EnrolMemberController } from './write/enrol-member/enrol-member.controller.js';
import { EnrolMemberHandler } from './write/enrol-member/enrol-member.handler.js';
import { EstablishUnitController } from './write/establish-unit/establish-unit.controller.js';
import { EstablishUnitHandler } from './write/establish-unit/establish-unit.handler.js';
import { FoundOrganisationController } from './write/found-organisation/found-organisation.controller.js';
import { FoundOrganisationHandler } from './write/found-organisation/found-organisation.handler.js';
import { GrantRoleController } from './write/grant-role/grant-role.controller.js';
import { GrantRoleHandler } from './write/grant-role/grant-role.handler.js';
import { RecordMemberDepartureController } from './write/record-member-departure/record-member-departure.controller.js';
import { RecordMemberDepartureHandler } from './write/record-member-departure/record-member-departure.handler.js';
import { RenameUnitController } from './write/rename-unit/rename-unit.controller.js';
import { RenameUnitHandler } from './write/rename-unit/rename-unit.handler.js';
import { RevokeRoleController } from './write/revoke-role/revoke-role.controller.js';
import { RevokeRoleHandler } from './write/revoke-role/revoke-role.handler.js';
import { TransferMemberController } from './write/transfer-member/transfer-member.controller.js';
import { TransferMemberHandler } from './write/transfer-member/transfer-member.handler.js';
import { MemberPersons } from './write/member-persons.js';

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, PersonVault, ViewStore, StreamHistory and, for its
 * controllers, the HTTP edge.
 */
@Module({
  controllers: [
    FoundOrganisationController,
    EstablishUnitController,
    RenameUnitController,
    AssignUnitToBlockController,
    DissolveUnitController,
    EnrolMemberController,
    TransferMemberController,
    RecordMemberDepartureController,
    GrantRoleController,
    RevokeRoleController,
    ListUnitsController,
    GetUnitController,
    GetUnitHistoryController,
    GetMemberController,
  ],
  providers: [
    OrganisationFactsReader,
    OrganisationAuthority,
    OrganisationNames,
    MemberPersons,
    FoundOrganisationHandler,
    EstablishUnitHandler,
    RenameUnitHandler,
    AssignUnitToBlockHandler,
    DissolveUnitHandler,
    EnrolMemberHandler,
    TransferMemberHandler,
    RecordMemberDepartureHandler,
    GrantRoleHandler,
    RevokeRoleHandler,
    ListUnitsHandler,
    GetUnitHandler,
    GetUnitHistoryHandler,
    GetMemberHandler,
  ],
  exports: [OrganisationFactsReader, OrganisationNames],
})
export class OrganisationModule {}
