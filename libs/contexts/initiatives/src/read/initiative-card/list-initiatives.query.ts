import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { SolutionKind } from '../../domain/initiative.events.js';
import type { SubmittedStatus } from '../../domain/initiative.status.js';
import type { InitiativeSummaryResponse } from './initiative-summary.response.js';

export const INITIATIVE_SORTS = ['-receivedAt', 'receivedAt', '-benefit', 'benefit', 'status', '-status'] as const;
export type InitiativeSort = (typeof INITIATIVE_SORTS)[number];

/** What is undefined is not asked for. */
export interface InitiativeFilter {
  readonly campaignId: string | undefined;
  /** The unit and its subtree. */
  readonly unitId: string | undefined;
  readonly phase: number | undefined;
  readonly status: readonly SubmittedStatus[] | undefined;
  readonly kind: SolutionKind | undefined;
  /** Words in any spelling, of title or public code. */
  readonly words: string | undefined;
}

@DeclaredMessage()
export class ListInitiativesQuery extends Query<ViewPage<InitiativeSummaryResponse>> {
  constructor(
    readonly filter: InitiativeFilter,
    readonly sort: InitiativeSort,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}
