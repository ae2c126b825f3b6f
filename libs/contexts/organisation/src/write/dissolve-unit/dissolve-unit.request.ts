import { TextField } from '@app/http';

export class DissolveUnitRequest {
  @TextField({ max: 100, description: 'Số quyết định / number of the decision.' })
  readonly decisionNo: string;
}
