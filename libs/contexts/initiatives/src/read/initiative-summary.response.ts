import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { CONFIDENTIALITY_LEVELS, FIELDS_OF_APPLICATION, SOLUTION_KINDS } from '../domain/initiative.events.js';
import { SUBMITTED_STATUSES } from '../domain/initiative.status.js';
import { AuthorResponse, UnitNameResponse } from './person.response.js';

/** An initiative in a list; contains nothing that a technical secret withholds. */
export const InitiativeSummaryResponse = declareResponse('InitiativeSummaryResponse', {
  id: z.uuid(),
  code: z.string().nullable().meta({ description: 'Public code.', example: 'SK-TSK-P1-000123' }),
  campaignId: z.uuid(),
  phase: z.int().min(1).describe('Phase it was received in.'),
  countedInPhase: z.int().min(1).nullable().describe('Phase it counts in, once approved.'),
  status: z.enum(SUBMITTED_STATUSES),
  kind: z.enum(SOLUTION_KINDS),
  field: z.enum(FIELDS_OF_APPLICATION),
  confidentiality: z.enum(CONFIDENTIALITY_LEVELS),
  title: z.string(),
  effectSummary: z.string().nullable(),
  unit: UnitNameResponse,
  authors: z.array(AuthorResponse),
  receivedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable().describe('While returned: a resubmission is accepted before this instant.'),
  decidedAt: z.iso.datetime().nullable().describe('When it was approved, rejected, withdrawn or marked a duplicate.'),
  claimedVnd: z.string().nullable().describe('đồng; null when not expressible in money.'),
  assessed: z.boolean().describe('Whether this version is verified.'),
  verifiedVnd: z.string().nullable().describe('đồng; null when not verified or not expressible in money.'),
  revision: z.string().meta({ description: 'Revision to name in If-Match.', example: '4' }),
});
export type InitiativeSummaryResponse = ResponseOf<typeof InitiativeSummaryResponse>;
