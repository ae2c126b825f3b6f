import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { UnitCardAnswer } from './unit-card.answer.js';

@DeclaredMessage()
export class GetUnitQuery extends Query<UnitCardAnswer> {
  constructor(readonly unitId: string) {
    super();
  }
}
