import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { UnitCardResponse } from './unit-card.response.js';

@DeclaredMessage()
export class GetUnitQuery extends Query<UnitCardResponse> {
  constructor(readonly unitId: string) {
    super();
  }
}
