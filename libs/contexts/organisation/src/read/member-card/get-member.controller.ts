import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, UuidParam } from '@app/http';
import { GetMemberQuery } from './get-member.query.js';
import { MemberCardResponse } from './member-card.response.js';

@ApiTags('members')
@Controller('api/v1/members')
export class GetMemberController {
  constructor(private readonly queries: QueryBus) {}

  /** Một đoàn viên: đơn vị và vai trò; không có dữ liệu liên lạc / one member: unit and roles, no contact data. */
  @Get(':memberId')
  @QueryResponds({ projections: ['member-card'], type: MemberCardResponse })
  member(@UuidParam('memberId', 'Đoàn viên / member.') memberId: string): Promise<MemberCardResponse> {
    return this.queries.execute(new GetMemberQuery(memberId));
  }
}
