import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import type { MemberRole } from './member-card.view.js';
import { QUALIFICATIONS, ROLES, WORK_SECTORS } from '../domain/member.events.js';

export const MemberCategoryResponse = declareResponse('MemberCategoryResponse', {
  qualification: z.enum(QUALIFICATIONS),
  leader: z.boolean(),
  sector: z.enum(WORK_SECTORS),
});
export type MemberCategoryResponse = ResponseOf<typeof MemberCategoryResponse>;

export const MemberUnitResponse = declareResponse('MemberUnitResponse', {
  id: z.uuid(),
  name: z.string().describe('Current name.'),
});
export type MemberUnitResponse = ResponseOf<typeof MemberUnitResponse>;

export const MemberRoleResponse = declareResponse('MemberRoleResponse', {
  role: z.enum(ROLES),
  unit: MemberUnitResponse.describe('The role covers this unit and those below it.'),
  decisionNo: z.string(),
  grantedAt: z.iso.datetime(),
});
export type MemberRoleResponse = ResponseOf<typeof MemberRoleResponse>;

/** A role in force, as its holder and administrators see it. */
export const memberRoles = (
  roles: readonly MemberRole[],
  unit: (unitId: string) => MemberUnitResponse,
): MemberRoleResponse[] =>
  roles.map(({ role, unitId, decisionNo, grantedAt }) => ({ role, unit: unit(unitId), decisionNo, grantedAt }));

export const MemberCardResponse = declareResponse('MemberCardResponse', {
  id: z.uuid(),
  name: z.string().nullable().describe('null when the person was erased from the vault.'),
  jobTitle: z.string().nullable().describe('Chức danh; null when unknown or erased.'),
  unit: MemberUnitResponse,
  category: MemberCategoryResponse,
  active: z.boolean().describe('False once the member left.'),
  roles: z.array(MemberRoleResponse),
  revision: z.string().meta({ description: 'Revision to name in If-Match.', example: '0' }),
});
export type MemberCardResponse = ResponseOf<typeof MemberCardResponse>;
