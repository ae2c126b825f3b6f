import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { AwardResponse } from '../award.response.js';

@DeclaredMessage()
export class GetAwardCardQuery extends Query<AwardResponse> {
  constructor(readonly awardId: string) {
    super();
  }
}
