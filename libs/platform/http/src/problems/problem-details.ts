import { ApiProperty } from '@nestjs/swagger';

/** One fault of a request that failed validation. */
export class ProblemFault {
  @ApiProperty({ type: 'string', required: false, description: 'JSON pointer of the body field.', example: '/title' })
  pointer?: string;

  @ApiProperty({ type: 'string', required: false, description: 'Name of the query, path or header parameter.' })
  parameter?: string;

  @ApiProperty({ type: 'string', description: 'Stable code of the fault.', example: 'TOO_SHORT' })
  code: string;

  @ApiProperty({ type: 'string' })
  detail: string;

  @ApiProperty({ type: 'string', required: false, description: 'What only the writer of a client needs to know.' })
  developer?: string;
}

/** RFC 9457 problem details: the body of every answer that is not a success. */
export class ProblemDetails {
  @ApiProperty({ type: 'string', format: 'uri-reference', example: '/problems/validation-failed' })
  type: string;

  @ApiProperty({ type: 'string' })
  title: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599 })
  status: number;

  @ApiProperty({ type: 'string', required: false })
  detail?: string;

  @ApiProperty({
    type: 'string',
    required: false,
    description: 'What only the writer of a client needs: names of headers and fields, codes, formats.',
  })
  developer?: string;

  @ApiProperty({ type: 'string', format: 'uri-reference', description: 'Path of the request.' })
  instance: string;

  @ApiProperty({
    type: 'string',
    description: 'Stable code, the one to program against.',
    example: 'VALIDATION_FAILED',
  })
  code: string;

  @ApiProperty({ type: 'string', description: 'Correlation id of the request, to be told to the operator.' })
  traceId: string;

  @ApiProperty({ type: 'string', required: false, description: 'With 412: the ETag of the last revision.' })
  currentEtag?: string;

  @ApiProperty({
    type: 'object',
    selfRequired: false,
    additionalProperties: true,
    description: 'Facts of a refusal, as named on its page under /problems/.',
  })
  facts?: object;

  @ApiProperty({ type: ProblemFault, isArray: true, required: false })
  errors?: ProblemFault[];
}
