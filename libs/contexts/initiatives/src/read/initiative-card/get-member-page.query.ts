import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { MemberPageResponse } from './member-page.response.js';

@DeclaredMessage()
export class GetMemberPageQuery extends Query<MemberPageResponse> {
  constructor(readonly memberId: string) {
    super();
  }
}
