import { EnumField, IntegerField, VndField } from '@app/http';
import { BENEFIT_KINDS, type BenefitClaim, type BenefitKind } from '../domain/initiative.events.js';

export class BenefitClaimRequest {
  @EnumField({ values: BENEFIT_KINDS, description: 'Loại lợi ích / kind of benefit.' })
  readonly kind: BenefitKind;

  @VndField({ nullable: true, description: 'Giá trị làm lợi / amount; null when not expressible in money, never 0.' })
  readonly amountVnd: string | null;

  @IntegerField({ min: 2000, max: 2100, description: 'Năm tính giá trị làm lợi / year the benefit is calculated for.' })
  readonly basisYear: number;

  @EnumField({ values: ['ESTIMATE', 'ACTUAL'], description: 'Ước tính hay thực tế / estimate or actual.' })
  readonly basis: BenefitClaim['basis'];
}
