import { ApiProperty } from '@nestjs/swagger';
import type { Figure } from '../domain/campaign.events.js';
import { completionResponse, CompletionResponse } from './completion.response.js';
import type { SealedPhase } from './programme.view.js';

export class SealedFigureResponse {
  @ApiProperty({ type: 'string', description: 'Entry of the metric dictionary.', example: 'M04' })
  metric: string;

  @ApiProperty({ type: 'integer', description: 'Version of that entry.' })
  version: number;

  @ApiProperty({ type: 'string', nullable: true, description: 'Decimal integer; null where there is none.' })
  value: string | null;
}

export class SealedFiguresResponse {
  @ApiProperty({ type: 'string', format: 'date-time' })
  sealedAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Submissions were taken before this instant.' })
  closesAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Approvals count that were received before it.' })
  evaluationCutoff: string;

  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'integer' })
  ruleSetVersion: number;

  @ApiProperty({ type: 'string', description: 'SHA-256 of the canonical rule set, hex.' })
  ruleSetHash: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Phase that took over the undecided ones.' })
  carriedOverTo: number | null;

  @ApiProperty({ type: CompletionResponse, description: 'Counted by the evaluation cut-off.' })
  completion: CompletionResponse;

  @ApiProperty({ type: CompletionResponse, description: 'The smaller number, decided by the closing of submissions.' })
  completionByClosing: CompletionResponse;

  @ApiProperty({ type: SealedFigureResponse, isArray: true })
  figures: readonly SealedFigureResponse[];
}

const valueOf = (figures: readonly Figure[], code: string): number | null => {
  const value = figures.find(({ metric }) => metric === code)?.value ?? null;
  return value === null ? null : Number(value);
};

export const sealedFiguresResponse = (sealed: SealedPhase): SealedFiguresResponse => {
  const { id: _, ...answer } = sealed;
  const target = valueOf(sealed.figures, 'M04.TARGET');
  return {
    ...answer,
    completion: completionResponse(valueOf(sealed.figures, 'M04') ?? 0, target),
    completionByClosing: completionResponse(valueOf(sealed.figures, 'M04.BY_CLOSING') ?? 0, target),
  };
};
