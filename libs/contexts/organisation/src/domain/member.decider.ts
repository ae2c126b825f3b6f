import { deciderOf, type CommandOf } from '@app/kernel';
import { correctMemberRecord } from './decisions/correct-member-record.js';
import { enrolFirstAdministrator } from './decisions/enrol-first-administrator.js';
import { enrolMember } from './decisions/enrol-member.js';
import { grantRole } from './decisions/grant-role.js';
import { recordMemberDeparture } from './decisions/record-member-departure.js';
import { revokeRole } from './decisions/revoke-role.js';
import { transferMember } from './decisions/transfer-member.js';
import { evolveMember, initialMemberState } from './member.state.js';

/** A command whose outcome already holds appends no event. */
export const memberDecider = deciderOf({
  initialState: initialMemberState,
  evolve: evolveMember,
  decisions: {
    EnrolFirstAdministrator: enrolFirstAdministrator,
    EnrolMember: enrolMember,
    TransferMember: transferMember,
    CorrectMemberRecord: correctMemberRecord,
    RecordMemberDeparture: recordMemberDeparture,
    GrantRole: grantRole,
    RevokeRole: revokeRole,
  },
});

export type MemberCommand = CommandOf<typeof memberDecider>;
