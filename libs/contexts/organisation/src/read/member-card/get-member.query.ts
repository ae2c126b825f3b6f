import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { MemberCardAnswer } from './member-card.answer.js';

@DeclaredMessage()
export class GetMemberQuery extends Query<MemberCardAnswer> {
  constructor(readonly memberId: string) {
    super();
  }
}
