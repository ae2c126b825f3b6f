import { applyDecorators, type Type } from '@nestjs/common';
import { listFault, type ListLimits } from './list-fault.js';
import { isPlainObject } from './nested-field.js';
import { Shaped } from './field-shape.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';

/** A list of objects, described by their class. */
export const NestedListField = (type: () => Type, options: FieldOptions & ListLimits): PropertyDecorator =>
  applyDecorators(
    Shaped({ type }),
    ValidatedField(
      (value) =>
        listFault(value, options) ??
        ((value as readonly unknown[]).every(isPlainObject) ? null : { code: 'OBJECT_EXPECTED' }),
      options,
      { type: () => type(), isArray: true, minItems: options.minItems ?? 0, maxItems: options.maxItems },
    ),
  );
