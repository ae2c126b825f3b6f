import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';

export const InitiativeDraftResponse = declareResponse('InitiativeDraftResponse', {
  id: z.uuid(),
  ownerId: z.uuid().describe('The caller.'),
  campaignId: z.uuid(),
  unitId: z.uuid(),
  title: z.string(),
  note: z.string().nullable(),
  savedAt: z.iso.datetime(),
  revision: z.string().meta({ description: 'Revision to name in If-Match.', example: '0' }),
});
export type InitiativeDraftResponse = ResponseOf<typeof InitiativeDraftResponse>;
