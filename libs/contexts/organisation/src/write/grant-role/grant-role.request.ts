import { EnumField, TextField, UuidField } from '@app/http';
import { ROLES, type Role } from '../../domain/member.events.js';

export class GrantRoleRequest {
  @EnumField({ values: ROLES, description: 'Vai trò / role.' })
  readonly role: Role;

  @UuidField({ description: 'Đơn vị; vai trò có hiệu lực cả ở bên dưới / unit; the role holds below it too.' })
  readonly unitId: string;

  @TextField({ max: 100, description: 'Số quyết định / number of the decision.' })
  readonly decisionNo: string;
}
