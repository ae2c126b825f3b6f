import { z } from 'zod';
import type { Figure } from '@app/campaigns/contracts';
import { declareResponse, type ResponseOf } from '@app/http';
import { completionResponse, CompletionResponse } from './completion.response.js';
import type { SealedPhase } from './campaign-frame.view.js';

export const SealedFigureResponse = declareResponse('SealedFigureResponse', {
  metric: z.string().meta({ description: 'Entry of the metric dictionary.', example: 'M04' }),
  version: z.int().describe('Version of that entry.'),
  value: z.string().nullable().describe('Decimal integer; null if there is none.'),
});
export type SealedFigureResponse = ResponseOf<typeof SealedFigureResponse>;

export const SealedFiguresResponse = declareResponse('SealedFiguresResponse', {
  sealedAt: z.iso.datetime(),
  closesAt: z.iso.datetime().describe('Submissions were accepted before this instant.'),
  evaluationCutoff: z.iso.datetime().describe('Approvals count when received before it.'),
  decisionNo: z.string(),
  ruleSetVersion: z.int(),
  ruleSetHash: z.string().describe('SHA-256 of the canonical rule set, hex.'),
  carriedOverTo: z.int().nullable().describe('Phase that undecided initiatives were carried over to.'),
  completion: CompletionResponse.describe('Counted by the evaluation cut-off.'),
  completionByClosing: CompletionResponse.describe('The smaller number, decided by the closing of submissions.'),
  figures: z.array(SealedFigureResponse),
});
export type SealedFiguresResponse = ResponseOf<typeof SealedFiguresResponse>;

const valueOf = (figures: readonly Figure[], code: string): number | null => {
  const value = figures.find(({ metric }) => metric === code)?.value ?? null;
  return value === null ? null : Number(value);
};

export const sealedFiguresResponse = (sealed: SealedPhase): SealedFiguresResponse => {
  const { id: _, ...figures } = sealed;
  const target = valueOf(sealed.figures, 'M04.TARGET');
  return {
    ...figures,
    completion: completionResponse(valueOf(sealed.figures, 'M04') ?? 0, target),
    completionByClosing: completionResponse(valueOf(sealed.figures, 'M04.BY_CLOSING') ?? 0, target),
  };
};
