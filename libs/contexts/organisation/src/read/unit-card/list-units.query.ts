import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { UnitResponse } from './unit-card.response.js';

@DeclaredMessage()
export class ListUnitsQuery extends Query<ViewPage<UnitResponse>> {
  constructor(
    /** What is undefined is not asked for. */
    readonly filter: {
      readonly parentId: string | undefined;
      readonly level: string | undefined;
      readonly block: string | undefined;
      /** Words in any spelling, of code, name or a former name. */
      readonly words: string | undefined;
    },
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}
