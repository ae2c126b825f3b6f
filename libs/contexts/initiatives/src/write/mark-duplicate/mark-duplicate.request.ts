import { EnumField, TextField, UuidField } from '@app/http';
import { DUPLICATE_KINDS, type DuplicateKind } from '../../domain/initiative.events.js';

export class MarkDuplicateRequest {
  @UuidField({ description: 'Sáng kiến nộp trước / the initiative that was filed earlier.' })
  readonly originalId: string;

  @EnumField({ values: DUPLICATE_KINDS, description: 'Kiểu trùng / kind of duplicate.' })
  readonly kind: DuplicateKind;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do / reason.' })
  readonly reason: string;
}
