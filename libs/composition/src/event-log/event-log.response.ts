import { z } from 'zod';
import { declareResponse, storedObject, type ResponseOf } from '@app/http';

/** One stored event. */
export const LoggedEventResponse = declareResponse('LoggedEventResponse', {
  position: z.string().describe('Position in the log.'),
  stream: z.string().meta({ example: 'initiative-5f0c1b1e-6a52-5d37-9d59-3f2b8f1f5a10' }),
  revision: z.string().describe('Position in its stream.'),
  eventId: z.uuid(),
  type: z.string().meta({ description: 'Stored name.', example: 'InitiativeApproved' }),
  data: storedObject,
  metadata: storedObject,
});
export type LoggedEventResponse = ResponseOf<typeof LoggedEventResponse>;

/** A page of the log. */
export const EventLogResponse = declareResponse('EventLogResponse', {
  items: z.array(LoggedEventResponse),
  nextAfter: z
    .string()
    .nullable()
    .describe(
      '`after` of the next page: the last event looked at, whether it passes the filters or not; unchanged at the end of the log. Repeat the request with it to follow the log.',
    ),
  atEnd: z
    .boolean()
    .describe(
      'True when the page reached the end of the log. A filtered page may be short or empty without it: one request looks at 5,000 events at most.',
    ),
});
export type EventLogResponse = ResponseOf<typeof EventLogResponse>;
