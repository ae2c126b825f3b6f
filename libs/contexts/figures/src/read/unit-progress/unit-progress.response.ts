import { z } from 'zod';
import { AsOfResponse, declareResponse, type ResponseOf } from '@app/http';
import { CompletionResponse } from '../completion.response.js';
import { SealedFigureResponse } from '../sealed-figures.response.js';
import { TallyResponse } from '../tally.response.js';

export const ProgressUnitResponse = declareResponse('ProgressUnitResponse', {
  unitId: z.uuid(),
  code: z.string(),
  name: z.string().describe('Its current name.'),
  level: z.string(),
  block: z.string().nullable().describe('Cụm, khối thi đua / emulation block.'),
  active: z.boolean().describe('false once dissolved.'),
});
export type ProgressUnitResponse = ResponseOf<typeof ProgressUnitResponse>;

export const UnitTargetResponse = declareResponse('UnitTargetResponse', {
  metric: z.string().meta({ description: 'Entry of the metric dictionary.', example: 'M04' }),
  value: z.int().describe('In the unit of the metric; 0: withdrawn.'),
});
export type UnitTargetResponse = ResponseOf<typeof UnitTargetResponse>;

export const UnitScopeProgressResponse = declareResponse('UnitScopeProgressResponse', {
  scope: z.string().meta({ example: 'PHASE_1' }),
  completion: CompletionResponse,
  targets: z.array(UnitTargetResponse).describe('Every target assigned to the unit.'),
  subtree: TallyResponse.describe('The unit and everything below it.'),
  own: TallyResponse.describe('The unit itself, without the units below it.'),
  authors: z.int().describe('M06: distinct authors of counted initiatives of the subtree.'),
  sealed: z.array(SealedFigureResponse).nullable().describe('Once the phase is sealed.'),
});
export type UnitScopeProgressResponse = ResponseOf<typeof UnitScopeProgressResponse>;

export const ChildProgressResponse = declareResponse('ChildProgressResponse', {
  ...ProgressUnitResponse.shape,
  completion: CompletionResponse,
  subtree: TallyResponse.describe('The child and everything below it.'),
  authors: z.int().describe('M06; never sum over units: a person may be an author in two.'),
});
export type ChildProgressResponse = ResponseOf<typeof ChildProgressResponse>;

export const UnitProgressResponse = declareResponse('UnitProgressResponse', {
  campaignId: z.uuid(),
  unit: ProgressUnitResponse,
  registeredMembers: z.int().describe('M01: persons registered in the subtree.'),
  scopes: z.array(UnitScopeProgressResponse).describe('The campaign, each phase, and the peak drive if there is one.'),
  children: z.array(ChildProgressResponse).describe('The direct children that belong to the requested scope.'),
  asOf: AsOfResponse.nullable().describe('null for the present.'),
});
export type UnitProgressResponse = ResponseOf<typeof UnitProgressResponse>;
