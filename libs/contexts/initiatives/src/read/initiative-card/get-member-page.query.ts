import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { MemberPageAnswer } from './member-page.answer.js';

@DeclaredMessage()
export class GetMemberPageQuery extends Query<MemberPageAnswer> {
  constructor(readonly memberId: string) {
    super();
  }
}
