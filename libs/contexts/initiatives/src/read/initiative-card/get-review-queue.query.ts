import { Query } from '@nestjs/cqrs';
import type { Instant } from '@app/kernel';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { InitiativeSummaryResponse } from './initiative-summary.response.js';

/** `AWAITING` the reviewer, oldest receipt first; or `OVERDUE` with the authors, longest overdue first. */
export const QUEUES = ['AWAITING', 'OVERDUE'] as const;
export type Queue = (typeof QUEUES)[number];

@DeclaredMessage()
export class GetReviewQueueQuery extends Query<ViewPage<InitiativeSummaryResponse>> {
  constructor(
    readonly reviewer: string,
    readonly queue: Queue,
    /** What is overdue is so at this instant. */
    readonly at: Instant,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}
