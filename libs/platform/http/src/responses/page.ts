import type { ViewPage } from '@app/read-models';
import { Injectable } from '@nestjs/common';
import { QueryIntegerField } from '../fields/query-fields.js';
import { TextField } from '../fields/text-field.js';
import { CursorCodec, type CursorScope, type Keyset } from './cursor.js';

const DEFAULT_LIMIT = 50;

/** The query of every list. A list with filters extends it. */
export class PageQuery {
  @QueryIntegerField({
    description: 'Số mục mỗi trang / items per page.',
    min: 1,
    max: 200,
    default: DEFAULT_LIMIT,
    optional: true,
  })
  limit: number = DEFAULT_LIMIT;

  @TextField({
    description: 'Vị trí trang kế tiếp / nextCursor of the previous page, for the same filters.',
    max: 2000,
    optional: true,
  })
  cursor?: string;
}

/** The response of every list. `nextCursor` is null on the last page. */
export interface PageResponse<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * Encodes and decodes the cursors of lists. The scope of a cursor is the list's name and the whole query except `limit`
 * and `cursor`, so a cursor is refused with other filters.
 */
@Injectable()
export class Pages {
  constructor(private readonly cursors: CursorCodec) {}

  /**
   * The keyset to continue after; undefined for the first page.
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
