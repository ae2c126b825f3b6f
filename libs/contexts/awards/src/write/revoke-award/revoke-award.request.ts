import { DateField, EnumField, TextField } from '@app/http';
import { REVOCATION_GROUNDS, type RevocationGround } from '../../domain/award.events.js';

export class RevokeAwardRequest {
  @EnumField({ values: REVOCATION_GROUNDS, description: 'One of the four grounds of Law 06/2022/QH15.' })
  readonly ground: RevocationGround;

  @TextField({ max: 100, description: 'Number of the decision (số quyết định).' })
  readonly decisionNo: string;

  @DateField({ description: 'Day of the decision: not in the future, not before the award.' })
  readonly decidedOn: string;

  @TextField({ max: 2000, multiline: true, description: 'Why it is revoked.' })
  readonly reason: string;
}
