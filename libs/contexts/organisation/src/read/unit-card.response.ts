import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { UNIT_LEVELS } from '../domain/unit.events.js';

/** A unit as lists and cards show it. */
export const UnitResponse = declareResponse('UnitResponse', {
  id: z.uuid(),
  code: z.string().meta({ description: 'Never used again for another unit.', example: 'CD-05' }),
  name: z.string(),
  formerNames: z.array(z.string()).describe('Names it had before, oldest first.'),
  level: z.enum(UNIT_LEVELS),
  parentId: z.uuid().nullable().describe('null for the root.'),
  block: z.string().nullable().describe('Emulation block.'),
  active: z.boolean().describe('False once dissolved.'),
  revision: z.string().meta({ description: 'Revision to name in If-Match.', example: '0' }),
});
export type UnitResponse = ResponseOf<typeof UnitResponse>;

export const UnitOnPathResponse = declareResponse('UnitOnPathResponse', {
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
});
export type UnitOnPathResponse = ResponseOf<typeof UnitOnPathResponse>;

export const UnitCardResponse = declareResponse('UnitCardResponse', {
  ...UnitResponse.shape,
  path: z.array(UnitOnPathResponse).describe('From the root to this unit, both included.'),
});
export type UnitCardResponse = ResponseOf<typeof UnitCardResponse>;
