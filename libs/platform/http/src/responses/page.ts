import type { ViewPage } from '@app/read-models';
import { Injectable } from '@nestjs/common';
import { QueryIntegerField } from '../fields/query-fields.js';
import { TextField } from '../fields/text-field.js';
import { CursorCodec, type CursorScope, type Keyset } from './cursor.js';

const DEFAULT_LIMIT = 50;

/** The query of every list; a list's own query class extends it with its filters. */
export class PageQuery {
  @QueryIntegerField({ description: 'Items per page.', min: 1, max: 200, default: DEFAULT_LIMIT, optional: true })
  limit: number = DEFAULT_LIMIT;

  @TextField({ description: 'nextCursor of the previous page, for the same filters.', max: 2000, optional: true })
  cursor?: string;
}

/** What every list answers. `nextCursor` is null on the last page. */
export interface PageResponse<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * Pages of one list. The scope is the list's name and the whole query except `limit` and `cursor`, so a cursor carried
 * over to other filters is refused.
 */
@Injectable()
export class Pages {
  constructor(private readonly cursors: CursorCodec) {}

  /**
   * Keyset to continue behind; undefined for the first page.
   *
   * @throws HttpProblem INVALID_CURSOR
   */
  after(list: string, query: PageQuery): Keyset | undefined {
    return query.cursor === undefined ? undefined : this.cursors.decode(query.cursor, this.scope(list, query));
  }

  toResponse<Item>(list: string, query: PageQuery, { items, next }: ViewPage<Item>): PageResponse<Item> {
    return { items, nextCursor: next === null ? null : this.cursors.encode(next, this.scope(list, query)) };
  }

  private scope(list: string, query: PageQuery): CursorScope {
    const filters = Object.entries(query).filter(
      ([name, value]) => name !== 'limit' && name !== 'cursor' && value !== undefined,
    );
    return { list, filters: Object.fromEntries(filters) };
  }
}
