import { DateField, EnumField, TextField } from '@app/http';
import { RECOGNITION_LEVELS, type RecognitionEvidence } from '../domain/initiative.events.js';

export class RecognitionEvidenceRequest {
  @TextField({ max: 100, description: 'Số, ký hiệu quyết định công nhận / number of the recognition decision.' })
  readonly decisionNo: string;

  @DateField({
    description: 'Ngày quyết định, không sớm hơn ngày áp dụng lần đầu / its day, not before the first application.',
  })
  readonly decidedOn: string;

  @TextField({ max: 200, description: 'Cơ quan, người ban hành / who issued it.' })
  readonly issuer: string;

  @EnumField({ values: RECOGNITION_LEVELS, description: 'Cấp công nhận / its level.' })
  readonly level: RecognitionEvidence['level'];
}

export const evidenceFrom = ({
  decisionNo,
  decidedOn,
  issuer,
  level,
}: RecognitionEvidenceRequest): RecognitionEvidence => ({ decisionNo, decidedOn, issuer, level });
