import { Get, Injectable, Query, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation } from '@nestjs/swagger';
import type { HistoryQuery } from '@app/history';
import { HistoryEntryResponse } from '../responses/history-page.response.js';
import { Principal } from '../identity/principal.decorator.js';
import { UuidParam } from '../requests/uuid-param.decorator.js';
import { PageQuery, Pages, type PageResponse } from '../responses/page.js';
import { QueryResponds } from '../responses/query-responds.decorator.js';

interface HistoryRoute {
  /** Names the list in its cursors, so that a cursor of another history is refused. */
  readonly of: string;
  readonly summary: string;
  readonly description: string;
  /** The id of whose history is read. */
  readonly parameter: { readonly name: string; readonly description: string };
  readonly query: new (...parameters: ConstructorParameters<typeof HistoryQuery>) => HistoryQuery;
}

/** `GET :<parameter name>/history`, for a controller to extend: sentences and stored events, read from the log. */
export const historyController = ({ of, summary, description, parameter, query: AskedQuery }: HistoryRoute): Type => {
  /** Decorated, because Nest reads constructor parameters only from decorated classes. */
  @Injectable()
  class HistoryController {
    constructor(
      private readonly queries: QueryBus,
      private readonly pages: Pages,
    ) {}

    @ApiOperation({ summary, description })
    @Get(`:${parameter.name}/history`)
    @QueryResponds({ projections: [], type: HistoryEntryResponse, list: true })
    async history(
      @UuidParam(parameter.name, parameter.description) id: string,
      @Query() request: PageQuery,
      @Principal() reader: string,
    ): Promise<PageResponse<HistoryEntryResponse>> {
      const list = `${of}/${id}/history`;
      const keyset = this.pages.after(list, request);
      const after = keyset === undefined ? null : BigInt(String(keyset[0]));
      const { items, nextAfter } = await this.queries.execute(
        new AskedQuery(id, reader, { after, limit: request.limit }),
      );
      const next = nextAfter === null ? null : [nextAfter.toString()];
      return this.pages.toResponse(list, request, { items, next });
    }
  }
  return HistoryController;
};
