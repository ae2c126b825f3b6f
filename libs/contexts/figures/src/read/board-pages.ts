import { Injectable } from '@nestjs/common';
import type { FigureScope } from '@app/campaigns/contracts';
import { AnswerAt, Pages, type PageQuery, type PageResponse } from '@app/http';
import type { FieldValue, ViewPage, ViewReader, ViewStore } from '@app/read-models';
import { boardOrderId, boardOrders } from './board-order.view.js';
import { PastFigures } from './past-figures.js';

/** A page of a board, read at one moment. */
export interface BoardPage<Row> extends ViewPage<Row> {
  /** The last event before that moment that may have changed the order of the board, as its position; null if there is none. */
  readonly order: string | null;
}

export const boardOrderOf = async (views: ViewReader, campaignId: string, scope: FigureScope): Promise<string | null> =>
  (await views.get(boardOrders, boardOrderId(campaignId, scope)))?.position ?? null;

interface BoardQuestion<Row> {
  /** Names the board in its cursors. */
  readonly list: string;
  readonly request: PageQuery & { readonly asOf?: string };
  /** Asks for the present, or with the read models of a moment. */
  readonly ask: (
    after: readonly FieldValue[] | undefined,
    views: ViewStore | null,
  ) => Promise<AnswerAt<BoardPage<Row>>>;
}

/**
 * Pages of a board show each row once, however it is written meanwhile. A cursor names the order its page was read in. Where
 * the order is another one by the next page, that page is read from the board as it was.
 */
@Injectable()
export class BoardPages {
  constructor(
    private readonly pages: Pages,
    private readonly past: PastFigures,
  ) {}

  /** @throws HttpProblem INVALID_CURSOR; PastViewsNotReady, and what PastFigures refuses */
  async respond<Row>({ list, request, ask }: BoardQuestion<Row>): Promise<AnswerAt<PageResponse<Row>>> {
    const keyset = this.pages.after(list, request);
    const after = keyset?.slice(0, -1);
    const order = keyset?.at(-1);
    const { asOf } = request;
    let page = asOf === undefined ? await ask(after, null) : await this.asOf(asOf, after, ask);
    if (typeof order === 'string' && page.answer.order !== order) page = await this.asOf(order, after, ask);
    const { items, next, order: current } = page.answer;
    const response = this.pages.toResponse(list, request, { items, next: next && [...next, current] });
    return new AnswerAt(response, page.position);
  }

  private async asOf<Row>(
    asOf: string,
    after: readonly FieldValue[] | undefined,
    ask: BoardQuestion<Row>['ask'],
  ): Promise<AnswerAt<BoardPage<Row>>> {
    const { views } = await this.past.at(asOf);
    return ask(after, views);
  }
}
