import { z } from 'zod';
import { declareResponse, type ResponseOf } from '../openapi/declared-response.js';

/** One fault of a request that failed validation. */
export const ProblemFault = declareResponse('ProblemFault', {
  pointer: z.string().optional().meta({ description: 'JSON pointer of the body field.', example: '/title' }),
  parameter: z.string().optional().describe('Name of the query, path or header parameter.'),
  code: z.string().meta({ description: 'Stable code of the fault.', example: 'TOO_SHORT' }),
  detail: z.string(),
  developer: z.string().optional().describe('What only the writer of a client needs to know.'),
});
export type ProblemFault = ResponseOf<typeof ProblemFault>;

/** RFC 9457 problem details: the body of every response that is not a success. */
export const ProblemDetails = declareResponse('ProblemDetails', {
  type: z.string().meta({ format: 'uri-reference' }).meta({ example: '/problems/validation-failed' }),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
  developer: z
    .string()
    .optional()
    .describe('What only the writer of a client needs: names of headers and fields, codes, formats.'),
  instance: z.string().meta({ format: 'uri-reference' }).describe('Path of the request.'),
  code: z.string().meta({ description: 'Stable code, for clients to branch on.', example: 'VALIDATION_FAILED' }),
  traceId: z.string().describe('Correlation id of the request; report it to the operator.'),
  currentEtag: z.string().optional().describe('With 412: the ETag of the current revision.'),
  facts: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Facts of a refusal, as named on its page under /problems/.'),
  errors: z.array(ProblemFault).optional(),
});
export type ProblemDetails = ResponseOf<typeof ProblemDetails>;
