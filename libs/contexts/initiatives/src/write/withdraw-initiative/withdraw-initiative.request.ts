import { TextField } from '@app/http';

export class WithdrawInitiativeRequest {
  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do rút / why it is withdrawn.' })
  readonly reason: string;
}
