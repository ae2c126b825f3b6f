import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { RecognitionAnswer } from '../recognition.answer.js';

/** Latest decision first. `filter` holds the values of declared fields. */
@DeclaredMessage()
export class ListRecognitionsQuery extends Query<ViewPage<RecognitionAnswer>> {
  constructor(
    readonly filter: { readonly [field: string]: string },
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}
