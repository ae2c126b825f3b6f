import { ApiProperty } from '@nestjs/swagger';

/** One event as the store holds it. */
export class LoggedEventResponse {
  @ApiProperty({ type: 'string', description: 'Place in the log.' })
  position: string;

  @ApiProperty({ type: 'string', example: 'initiative-5f0c1b1e-6a52-5d37-9d59-3f2b8f1f5a10' })
  stream: string;

  @ApiProperty({ type: 'string', description: 'Place in its stream.' })
  revision: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  eventId: string;

  @ApiProperty({ type: 'string', description: 'Stored name.', example: 'InitiativeApproved' })
  type: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true })
  metadata: unknown;
}

/** A page of the log. */
export class EventLogResponse {
  @ApiProperty({ type: [LoggedEventResponse] })
  items: LoggedEventResponse[];

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: '`after` of the next page; unchanged when nothing is new, so keep asking with it.',
  })
  nextAfter: string | null;

  @ApiProperty({ type: 'boolean', description: 'True when the page reached the end of the log.' })
  atEnd: boolean;
}
