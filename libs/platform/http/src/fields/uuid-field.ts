import type { FieldFault } from './field-faults.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The format alone would allow capitals and the nil UUID. */
export const UUID_SCHEMA = { type: 'string', format: 'uuid', pattern: UUID.source } as const;

export const uuidFault = (value: unknown): FieldFault | null =>
  typeof value === 'string' && UUID.test(value) ? null : { code: 'UUID_EXPECTED' };

/** A lower-case UUID without braces or prefix; the nil UUID is not one. */
export const UuidField = (options: FieldOptions): PropertyDecorator => ValidatedField(uuidFault, options, UUID_SCHEMA);
