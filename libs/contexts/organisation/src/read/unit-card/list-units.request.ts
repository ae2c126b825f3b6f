import { CodeField, EnumField, PageQuery, TextField, UuidField } from '@app/http';
import { UNIT_LEVELS } from '../../domain/unit.events.js';

export class ListUnitsRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Trực thuộc đơn vị này / directly below this unit.' })
  readonly parentId?: string;

  @EnumField({ values: UNIT_LEVELS, optional: true, description: 'Cấp công đoàn / level.' })
  readonly level?: string;

  @CodeField({ optional: true, description: 'Cụm, khối thi đua / emulation block.' })
  readonly block?: string;

  @TextField({
    max: 200,
    optional: true,
    description:
      'Từ trong mã, tên hay tên cũ, có dấu hoặc không / words of code, name or a former name, accents or not.',
  })
  readonly q?: string;
}
