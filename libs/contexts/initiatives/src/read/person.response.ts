import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';

export const PersonResponse = declareResponse('PersonResponse', {
  memberId: z.uuid(),
  name: z.string().nullable().describe('null when the person was erased from the vault.'),
});
export type PersonResponse = ResponseOf<typeof PersonResponse>;

export const UnitNameResponse = declareResponse('UnitNameResponse', {
  id: z.uuid(),
  name: z.string().describe('Current name.'),
});
export type UnitNameResponse = ResponseOf<typeof UnitNameResponse>;

export const AuthorResponse = declareResponse('AuthorResponse', {
  ...PersonResponse.shape,
  unit: UnitNameResponse.describe('Their unit at the time of submission.'),
  shareBp: z.int().min(1).max(10_000).describe('Contribution in basis points.'),
  lead: z.boolean(),
  declined: z.boolean().describe('They declined: no author, although this version names them.'),
});
export type AuthorResponse = ResponseOf<typeof AuthorResponse>;
