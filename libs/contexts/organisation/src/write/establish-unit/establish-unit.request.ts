import { CodeField, EnumField, TextField, UuidField } from '@app/http';
import { UNIT_LEVELS, type UnitLevel } from '../../domain/unit.events.js';

export class EstablishUnitRequest {
  @CodeField({ description: 'Mã đơn vị, không bao giờ dùng lại / code, never used again.' })
  readonly code: string;

  @TextField({ max: 200, description: 'Tên đơn vị / name.' })
  readonly name: string;

  @EnumField({ values: UNIT_LEVELS, description: 'Cấp công đoàn / level.' })
  readonly level: UnitLevel;

  @UuidField({ description: 'Đơn vị cấp trên trực tiếp / the unit above.' })
  readonly parentId: string;

  @CodeField({ optional: true, nullable: true, description: 'Cụm, khối thi đua / emulation block.' })
  readonly block?: string | null;
}
