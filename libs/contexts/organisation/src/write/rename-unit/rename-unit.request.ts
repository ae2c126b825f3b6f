import { TextField } from '@app/http';

export class RenameUnitRequest {
  @TextField({ max: 200, description: 'Tên đơn vị / name.' })
  readonly name: string;

  @TextField({ max: 100, description: 'Số quyết định / number of the decision.' })
  readonly decisionNo: string;
}
