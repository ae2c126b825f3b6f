import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { ROLES } from '../../domain/member.events.js';
import { MemberCategoryResponse, MemberRoleResponse, MemberUnitResponse } from '../member-card.response.js';

export const MyMemberResponse = declareResponse('MyMemberResponse', {
  id: z.uuid(),
  name: z.string().nullable().describe('null when the person was erased from the vault.'),
  memberNumber: z.string().nullable(),
  jobTitle: z.string().nullable().describe('Chức danh; null when unknown or erased.'),
  unit: MemberUnitResponse,
  category: MemberCategoryResponse,
  active: z.boolean().describe('False once the member left.'),
});

export const MyRoleResponse = declareResponse('MyRoleResponse', {
  ...MemberRoleResponse.shape,
  inForce: z.boolean().describe('False once the unit was dissolved: the role allows nothing then.'),
});

export const MyCommandResponse = declareResponse('MyCommandResponse', {
  command: z.string().meta({ description: 'Name of the command.', example: 'ApproveInitiative' }),
  allowed: z.boolean().describe('Whether there is a unit, or an initiative of one’s own, for which it is allowed.'),
  units: z.array(MemberUnitResponse).describe('By a role: allowed at these units and those below them.'),
  withoutRole: z
    .enum(['AUTHOR', 'ONESELF', 'ACTIVE_MEMBER', 'OPERATOR'])
    .nullable()
    .describe(
      'Who needs no role: authors, members for themselves, active members, the operator. null: everybody needs one.',
    ),
  requiredRoles: z.array(z.enum(ROLES)).describe('One of them at the unit concerned or above it.'),
  refusal: z
    .string()
    .nullable()
    .meta({ description: 'Code of the refusal where it is not allowed; null if it is.', example: 'OUT_OF_SCOPE_UNIT' }),
});
export type MyCommandResponse = ResponseOf<typeof MyCommandResponse>;

export const MeResponse = declareResponse('MeResponse', {
  subject: z.string().describe('Subject of the access token.'),
  kind: z.enum(['MEMBER', 'OPERATOR', 'STRANGER']).describe('STRANGER: no member has this id.'),
  member: MyMemberResponse.nullable(),
  roles: z.array(MyRoleResponse),
  commands: z.array(MyCommandResponse).describe('Every command of the service, by name.'),
});
export type MeResponse = ResponseOf<typeof MeResponse>;
