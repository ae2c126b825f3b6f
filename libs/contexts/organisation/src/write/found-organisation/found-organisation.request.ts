import { CodeField, EnumField, NestedField, TextField } from '@app/http';
import { UNIT_LEVELS, type UnitLevel } from '../../domain/unit.events.js';
import { PersonRequest } from '../person.request.js';

export class RootUnitRequest {
  @CodeField({ description: 'Mã đơn vị, không bao giờ dùng lại / code, never used again.' })
  readonly code: string;

  @TextField({ max: 200, description: 'Tên đơn vị / name.' })
  readonly name: string;

  @EnumField({ values: UNIT_LEVELS, description: 'Cấp công đoàn / level.' })
  readonly level: UnitLevel;
}

export class FoundOrganisationRequest {
  @NestedField(() => RootUnitRequest, { description: 'Đơn vị cao nhất / the root of the tree.' })
  readonly unit: RootUnitRequest;

  @NestedField(() => PersonRequest, { description: 'Quản trị viên đầu tiên / the first administrator.' })
  readonly administrator: PersonRequest;

  @TextField({ max: 100, description: 'Số quyết định / number of the decision.' })
  readonly decisionNo: string;
}
