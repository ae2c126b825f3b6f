import { z } from 'zod';
import { declareResponse, type ResponseOf } from '../openapi/declared-response.js';

/** A part of a stored event, unchanged: an object whose shape depends on the type of the event. */
export const storedObject = z.unknown().meta({ type: 'object', additionalProperties: true });

export const HistorySentenceResponse = declareResponse('HistorySentenceResponse', {
  vi: z.string(),
  en: z.string(),
});
export type HistorySentenceResponse = ResponseOf<typeof HistorySentenceResponse>;

export const HistoryActorResponse = declareResponse('HistoryActorResponse', {
  memberId: z.string(),
  name: z.string().nullable().describe('null once the name was erased.'),
});
export type HistoryActorResponse = ResponseOf<typeof HistoryActorResponse>;

export const RawEventResponse = declareResponse('RawEventResponse', {
  type: z.string().describe('Stored name.'),
  data: storedObject,
  metadata: storedObject,
});
export type RawEventResponse = ResponseOf<typeof RawEventResponse>;

/** One event of a history, in words and as it is stored. */
export const HistoryEntryResponse = declareResponse('HistoryEntryResponse', {
  eventId: z.uuid(),
  type: z.string().meta({ example: 'InitiativeApproved' }),
  revision: z.string().describe('Position in its stream.'),
  position: z.string().describe('Position in the log.'),
  recordedAt: z.iso.datetime().describe('Time of recording.'),
  effectiveAt: z.iso.datetime().describe('Time of receipt, which every rule about time uses.'),
  actor: HistoryActorResponse,
  role: z.string().nullable().describe('Role that allowed the command.'),
  sentence: HistorySentenceResponse,
  raw: RawEventResponse.describe('The stored event, unchanged.'),
});
export type HistoryEntryResponse = ResponseOf<typeof HistoryEntryResponse>;
