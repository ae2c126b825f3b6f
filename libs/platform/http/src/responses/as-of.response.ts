import { z } from 'zod';
import { declareResponse, type ResponseOf } from '../openapi/declared-response.js';

/** The moment that a response is of, if it is not of the present. */
export const AsOfResponse = declareResponse('AsOfResponse', {
  asked: z.string().describe('The requested position or instant.'),
  axis: z.enum(['RECORDED']).describe('Instants are times of recording.'),
  position: z.string().describe('Position of the last event included.'),
  recordedAt: z.iso.datetime().describe('Time of recording of that event.'),
});
export type AsOfResponse = ResponseOf<typeof AsOfResponse>;
