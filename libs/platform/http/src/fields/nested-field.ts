import { applyDecorators, type Type } from '@nestjs/common';
import { Type as Instantiated } from 'class-transformer';
import { ValidateIf, ValidateNested } from 'class-validator';
import { Shaped } from './field-shape.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';

export const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object, described by its class. */
export const NestedField = (type: () => Type, options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    Instantiated(type),
    Shaped({ type }),
    // ValidateNested reports null as a fault.
    ...(options.nullable ? [ValidateIf((_: object, value: unknown) => value !== null)] : []),
    ValidateNested(),
    ValidatedField((value) => (isPlainObject(value) ? null : { code: 'OBJECT_EXPECTED' }), options, {
      type: () => type(),
    }),
  );
