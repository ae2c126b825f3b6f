import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { ROLES } from '../../domain/member.events.js';
import { MemberUnitResponse } from '../member-card.response.js';

export const RoleEndResponse = declareResponse('RoleEndResponse', {
  reason: z.enum(['REVOCATION', 'DEPARTURE']),
  decisionNo: z.string().nullable().describe('Document of the revocation; null for a departure.'),
  at: z.iso.datetime(),
});

export const RoleHolderResponse = declareResponse('RoleHolderResponse', {
  memberId: z.uuid(),
  name: z.string().nullable().describe('null when the person was erased from the vault.'),
  role: z.enum(ROLES),
  unit: MemberUnitResponse.describe('The role covers this unit and those below it.'),
  inForce: z.boolean().describe('False once the role ended or its unit was dissolved.'),
  decisionNo: z.string().describe('Document by which the role was given.'),
  grantedAt: z.iso.datetime(),
  ended: RoleEndResponse.nullable().describe('null while the member holds the role.'),
});
export type RoleHolderResponse = ResponseOf<typeof RoleHolderResponse>;
