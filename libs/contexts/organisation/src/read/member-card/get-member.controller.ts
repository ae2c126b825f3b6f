import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnswersQuery, UuidParam } from '@app/http';
import { GetMemberQuery } from './get-member.query.js';
import { MemberCardAnswer } from './member-card.answer.js';

@ApiTags('members')
@Controller('api/v1/members')
export class GetMemberController {
  constructor(private readonly queries: QueryBus) {}

  /** Một đoàn viên: đơn vị và vai trò; không có dữ liệu liên lạc / one member: unit and roles, no contact data. */
  @Get(':memberId')
  @AnswersQuery({ from: ['member-card'], type: MemberCardAnswer })
  member(@UuidParam('memberId', 'Đoàn viên / member.') memberId: string): Promise<MemberCardAnswer> {
    return this.queries.execute(new GetMemberQuery(memberId));
  }
}
