import { listFault, type ListLimits } from './list-fault.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';
import { UUID_SCHEMA, uuidFault } from './uuid-field.js';

/** A list of different UUIDs. */
export const UuidListField = (options: FieldOptions & ListLimits): PropertyDecorator =>
  ValidatedField(
    (value) => {
      const fault = listFault(value, options);
      if (fault) return fault;
      const ids = value as readonly unknown[];
      return (
        ids.map(uuidFault).find((each) => each !== null) ??
        (new Set(ids).size < ids.length ? { code: 'REPEATED_ITEM' } : null)
      );
    },
    options,
    {
      type: 'array',
      items: UUID_SCHEMA,
      uniqueItems: true,
      minItems: options.minItems ?? 0,
      maxItems: options.maxItems,
    },
  );
