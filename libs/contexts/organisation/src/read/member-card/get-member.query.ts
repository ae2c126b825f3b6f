import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { MemberCardResponse } from './member-card.response.js';

@DeclaredMessage()
export class GetMemberQuery extends Query<MemberCardResponse> {
  constructor(readonly memberId: string) {
    super();
  }
}
