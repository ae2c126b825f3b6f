import { applyDecorators, type Type } from '@nestjs/common';
import { Shaped } from './field-shape.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';

export const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object, described by its class. */
export const NestedField = (type: () => Type, options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    Shaped({ type }),
    ValidatedField((value) => (isPlainObject(value) ? null : { code: 'OBJECT_EXPECTED' }), options, {
      type: () => type(),
    }),
  );
