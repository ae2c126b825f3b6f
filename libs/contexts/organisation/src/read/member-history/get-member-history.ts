import { Controller } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { refuse } from '@app/kernel';
import { HistoryQuery, StreamHistory, type HistoryPage } from '@app/history';
import { historyController } from '@app/http';
import { memberStream } from '../../domain/member.streams.js';
import { memberSentences } from '../../history/member.sentences.js';

@DeclaredMessage()
export class GetMemberHistoryQuery extends HistoryQuery {}

@QueryHandler(GetMemberHistoryQuery)
export class GetMemberHistoryHandler implements IQueryHandler<GetMemberHistoryQuery> {
  constructor(private readonly history: StreamHistory) {}

  /** @throws DomainError MEMBER_NOT_FOUND */
  execute({ id, page }: GetMemberHistoryQuery): Promise<HistoryPage> {
    const source = {
      stream: memberStream(id),
      sentences: memberSentences,
      notFound: () => refuse('not-found', 'MEMBER_NOT_FOUND'),
    };
    return this.history.page(source, page);
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class GetMemberHistoryController extends historyController({
  of: 'members',
  summary: 'Lịch sử của đoàn viên / history of the member.',
  description:
    'Mọi đoàn viên đang sinh hoạt đều xem được. Câu mô tả và sự kiện đã lưu, từ đầu; không có dữ liệu cá nhân đã xóa. / Open to every active member. Sentences and stored events, from the start, without personal data that were erased.',
  parameter: { name: 'memberId', description: 'Đoàn viên / member.' },
  query: GetMemberHistoryQuery,
}) {}
