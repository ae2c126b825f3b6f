import type { HistoryEntry, HistoryPage } from '@app/history';
import type { ViewPage } from '@app/read-models';
import { ApiProperty } from '@nestjs/swagger';
import type { Keyset } from './responses/cursor.js';

export class HistorySentenceResponse {
  @ApiProperty({ type: 'string' })
  vi: string;

  @ApiProperty({ type: 'string' })
  en: string;
}

export class HistoryActorResponse {
  @ApiProperty({ type: 'string' })
  memberId: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'null once the name was erased.' })
  name: string | null;
}

export class RawEventResponse {
  @ApiProperty({ type: 'string', description: 'Stored name.' })
  type: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true })
  metadata: unknown;
}

/** One event of a history, in words and as it is stored. */
export class HistoryEntryResponse implements HistoryEntry {
  @ApiProperty({ type: 'string', format: 'uuid' })
  eventId: string;

  @ApiProperty({ type: 'string', example: 'InitiativeApproved' })
  type: string;

  @ApiProperty({ type: 'string', description: 'Place in its stream.' })
  revision: string;

  @ApiProperty({ type: 'string', description: 'Place in the log.' })
  position: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'When it was written.' })
  recordedAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'The instant it was decided by.' })
  effectiveAt: string;

  @ApiProperty({ type: HistoryActorResponse })
  actor: HistoryActorResponse;

  @ApiProperty({ type: 'string', nullable: true, description: 'Role the act was allowed by.' })
  role: string | null;

  @ApiProperty({ type: HistorySentenceResponse })
  sentence: HistorySentenceResponse;

  @ApiProperty({ type: RawEventResponse, description: 'The stored event, unchanged.' })
  raw: RawEventResponse;
}

/** Revision to continue behind, from the keyset of a history's cursor. */
export const historyAfter = (keyset: Keyset | undefined): bigint | null =>
  keyset === undefined ? null : BigInt(String(keyset[0]));

/** A page of history as Pages answers it. */
export const historyViewPage = ({ items, nextAfter }: HistoryPage): ViewPage<HistoryEntry> => ({
  items,
  next: nextAfter === null ? null : [nextAfter.toString()],
});
