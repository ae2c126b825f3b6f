import { setImmediate as nextTurn } from 'node:timers/promises';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EventStore, type StoredEvent } from '@app/event-store';
import { LogEnd, Principal, QueryResponds } from '@app/http';
import { DomainError } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { EventFilter } from './event-filter.js';
import { EventLogResponse } from './event-log.response.js';
import { EventLogRequest } from './event-log.request.js';
import { RecordedMarks } from './recorded-marks.js';

/** A filtered request reads the log in pages of this size, with other work between them. */
const SCANNED_AT_ONCE = 500;
/** A filtered request looks at this many events at most, and returns how far it looked. */
const SCANNED_PER_REQUEST = 5_000;

/** The raw event log, for API clients that follow it. It contains technical secrets, so it requires an auditor at the root unit. */
@ApiTags('events')
@Controller('api/v1/events')
export class EventLogController {
  constructor(
    private readonly store: EventStore,
    private readonly organisation: OrganisationFactsReader,
    private readonly logEnd: LogEnd,
    private readonly filter: EventFilter,
    private readonly marks: RecordedMarks,
  ) {}

  @ApiOperation({
    summary: 'Sổ sự kiện theo thứ tự ghi / the events in log order.',
    description:
      'Chỉ kiểm tra viên tại đơn vị cao nhất đọc được, vì sổ có cả bí mật công nghệ. Đọc tiếp bằng nextAfter của lần trước. / For an auditor at the root unit only, because the log contains technical secrets. Go on with the nextAfter of the last response.',
  })
  @Get()
  @QueryResponds({ projections: [], type: EventLogResponse })
  async events(@Principal() memberId: string, @Query() request: EventLogRequest): Promise<EventLogResponse> {
    await this.requireAuditor(memberId);
    const { limit } = request;
    const test = await this.filter.testOf(request);
    let after = request.after === undefined ? undefined : BigInt(request.after);
    if (after !== undefined) await this.logEnd.reached(after);
    const { from } = request;
    const begin = from === undefined ? undefined : this.marks.before(from);
    if (begin !== undefined && (after === undefined || after < begin)) after = begin;
    const found: StoredEvent[] = [];
    let atEnd = false;
    for (let scanned = 0; found.length < limit && scanned < SCANNED_PER_REQUEST && !atEnd;) {
      const size = test ? SCANNED_AT_ONCE : limit;
      const page = await this.store.readAll({ limit: size, ...(after !== undefined && { after }) });
      atEnd = page.length < size;
      if (from !== undefined && !atEnd) this.marks.learn(after, page);
      for (const event of page) {
        if (found.length === limit) {
          atEnd = false;
          break;
        }
        if (!test || (await test(event))) found.push(event);
        after = event.position;
      }
      scanned += page.length;
      if (test) await nextTurn();
    }
    return {
      items: found.map(({ position, stream, revision, id, type, data, metadata }) => ({
        position: position.toString(),
        stream,
        revision: revision.toString(),
        eventId: id,
        type,
        data: JSON.parse(data) as unknown,
        metadata: JSON.parse(metadata) as unknown,
      })),
      nextAfter: after?.toString() ?? null,
      atEnd,
    };
  }

  private async requireAuditor(memberId: string): Promise<void> {
    const member = await this.organisation.member(memberId);
    for (const { role, unitId } of member?.active ? member.grants : []) {
      if (role === 'AUDITOR' && (await this.organisation.unit(unitId))?.parentId === null) return;
    }
    const root = await this.organisation.rootUnitId();
    if (root === null) throw new DomainError('forbidden', 'OUT_OF_SCOPE_UNIT', { requiredRoles: ['AUDITOR'] });
    await this.organisation.refuseOutOfScope(['AUDITOR'], root);
  }
}
