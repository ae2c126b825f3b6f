import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Instant } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { ViewStore, type FindOptions, type ViewPage } from '@app/read-models';
import { CardResponses } from './card-responses.js';
import { GetReviewQueueQuery, type Queue } from './get-review-queue.query.js';
import { initiativeCards, pathText, statusRank, withinPath, type InitiativeCard } from './initiative-card.view.js';
import type { InitiativeSummaryResponse } from './initiative-summary.response.js';

const REVIEWS = ['REVIEWER', 'UNION_OFFICER'];

const AWAITING = [statusRank('SUBMITTED'), statusRank('UNDER_REVIEW')];

/** `dueAt` is exclusive: at that very instant it is overdue. */
const conditions = (queue: Queue, at: Instant): FindOptions['where'] & {} =>
  queue === 'AWAITING' ? { status: { in: AWAITING } } : { status: statusRank('RETURNED'), dueAt: { lte: at } };

const keyOf = (queue: Queue, { receivedAt, returned }: InitiativeCard): string =>
  queue === 'AWAITING' ? receivedAt : returned!.dueAt;

@QueryHandler(GetReviewQueueQuery)
export class GetReviewQueueHandler implements IQueryHandler<GetReviewQueueQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly organisation: OrganisationFactsReader,
    private readonly responses: CardResponses,
  ) {}

  /** Of all subtrees the person reviews, in one order. Empty for who reviews nowhere. */
  async execute({ reviewer, queue, at, page }: GetReviewQueueQuery): Promise<ViewPage<InitiativeSummaryResponse>> {
    const subtrees = await this.subtrees(reviewer);
    const pages = await Promise.all(
      subtrees.map((unitPath) =>
        this.views.find(initiativeCards, {
          where: { ...conditions(queue, at), unitPath: withinPath(unitPath) },
          sort: [{ field: queue === 'AWAITING' ? 'receivedAt' : 'dueAt', direction: 'asc' }],
          ...(page.after && { after: page.after }),
          limit: page.limit,
        }),
      ),
    );
    const found = pages
      .flatMap(({ items }) => items)
      .map((card) => ({ card, keyset: [keyOf(queue, card), card.id] as const }))
      .sort((a, b) => (a.keyset.join() < b.keyset.join() ? -1 : 1));
    const shown = found.slice(0, page.limit);
    const more = found.length > shown.length || pages.some(({ next }) => next !== null);
    return {
      items: await this.responses.summaries(shown.map(({ card }) => card)),
      next: more ? shown.at(-1)!.keyset : null,
    };
  }

  /** The person's subtrees, none inside another. A role ends with the unit it was given at. */
  private async subtrees(memberId: string): Promise<readonly (readonly string[])[]> {
    const member = await this.organisation.member(memberId);
    const units = new Set(member?.grants.filter(({ role }) => REVIEWS.includes(role)).map(({ unitId }) => unitId));
    const paths: (readonly string[])[] = [];
    for (const unitId of units) {
      const [unit, path] = await Promise.all([this.organisation.unit(unitId), this.organisation.unitPath(unitId)]);
      if (unit?.active && path) paths.push(path);
    }
    return paths.filter((path) => !paths.some((other) => other !== path && pathText(path).startsWith(pathText(other))));
  }
}
