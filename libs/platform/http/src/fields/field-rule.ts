import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import type { FieldFault } from './field-faults.js';

export interface FieldOptions {
  /** Meaning of the field, for the OpenAPI document. English, with the terms of the glossary. */
  readonly description: string;
  /** The field may be left out. Default false. */
  readonly optional?: boolean;
  /** The field may be null. Default false. */
  readonly nullable?: boolean;
}

/** The fault of a value that is neither undefined nor null; null for a valid value. Linear in the value's size. */
export type FieldRule = (value: unknown) => FieldFault | null;

/** Constraint name in class-validator's metadata. Its context carries the rule, which `readRequest` asks. */
export const FIELD_CONSTRAINT = 'field';

/**
 * Validates and documents a request field. One rule decides presence, null and content, so there is one call per
 * property.
 */
export const ValidatedField = (
  rule: FieldRule,
  options: FieldOptions,
  schema: ApiPropertyOptions,
): PropertyDecorator => {
  const { description, optional = false, nullable = false } = options;
  const whole: FieldRule = (value) => {
    if (value === undefined) return optional ? null : { code: 'REQUIRED' };
    if (value === null) return nullable ? null : { code: 'NULL_NOT_ALLOWED' };
    return rule(value);
  };
  return applyDecorators(
    ValidateBy(
      {
        name: FIELD_CONSTRAINT,
        validator: { validate: (value) => whole(value) === null, defaultMessage: () => FIELD_CONSTRAINT },
      },
      { context: { rule: whole } },
    ),
    ApiProperty({ ...schema, description, required: !optional, ...(nullable && { nullable }) } as ApiPropertyOptions),
  );
};
