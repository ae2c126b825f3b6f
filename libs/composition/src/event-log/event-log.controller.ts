import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EventStore } from '@app/event-store';
import { Principal, QueryResponds } from '@app/http';
import { DomainError } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { EventLogResponse } from './event-log.response.js';
import { EventLogRequest } from './event-log.request.js';

/** The raw event log, for API clients that follow it. It contains technical secrets, so it requires an auditor at the root unit. */
@ApiTags('events')
@Controller('api/v1/events')
export class EventLogController {
  constructor(
    private readonly store: EventStore,
    private readonly organisation: OrganisationFactsReader,
  ) {}

  @ApiOperation({
    summary: 'Sổ sự kiện theo thứ tự ghi / the events in log order.',
    description:
      'Chỉ kiểm tra viên tại đơn vị cao nhất đọc được, vì sổ có cả bí mật kỹ thuật. Đọc tiếp bằng nextAfter của lần trước. / For an auditor at the root unit only, because the log contains technical secrets. Go on with the nextAfter of the last response.',
  })
  @Get()
  @QueryResponds({ projections: [], type: EventLogResponse })
  async events(@Principal() memberId: string, @Query() { after, limit }: EventLogRequest): Promise<EventLogResponse> {
    await this.requireAuditor(memberId);
    const page = await this.store.readAll({ limit, ...(after !== undefined && { after: BigInt(after) }) });
    return {
      items: page.map(({ position, stream, revision, id, type, data, metadata }) => ({
        position: position.toString(),
        stream,
        revision: revision.toString(),
        eventId: id,
        type,
        data: JSON.parse(data) as unknown,
        metadata: JSON.parse(metadata) as unknown,
      })),
      nextAfter: page.at(-1)?.position.toString() ?? after ?? null,
      atEnd: page.length < limit,
    };
  }

  private async requireAuditor(memberId: string): Promise<void> {
    const member = await this.organisation.member(memberId);
    for (const { role, unitId } of member?.active ? member.grants : []) {
      if (role === 'AUDITOR' && (await this.organisation.unit(unitId))?.parentId === null) return;
    }
    throw new DomainError('forbidden', 'OUT_OF_SCOPE_UNIT');
  }
}
