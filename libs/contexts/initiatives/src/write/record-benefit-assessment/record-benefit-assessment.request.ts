import { EnumField, TextField, VndField } from '@app/http';
import { BENEFIT_KINDS, type BenefitKind } from '../../domain/initiative.events.js';

export class RecordBenefitAssessmentRequest {
  @EnumField({ values: BENEFIT_KINDS, description: 'Loại lợi ích / kind of benefit.' })
  readonly kind: BenefitKind;

  @VndField({ nullable: true, description: 'Giá trị thẩm định / verified amount; null when not expressible in money.' })
  readonly amountVnd: string | null;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Cách thẩm định, chứng từ / how it was verified.' })
  readonly method: string;
}
