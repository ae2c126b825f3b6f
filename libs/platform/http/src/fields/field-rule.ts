import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import type { FieldFault } from './field-faults.js';

export interface FieldOptions {
  /** What the field means, for the OpenAPI document. English; domain words as in the glossary. */
  readonly description: string;
  /** The field may be left out. Default false. */
  readonly optional?: boolean;
  /** The field may be null. Default false. */
  readonly nullable?: boolean;
}

/** What is wrong with a value that is neither undefined nor null, or null when nothing is. Linear in the value's size. */
export type FieldRule = (value: unknown) => FieldFault | null;

/** Constraint name under which class-validator reports a rule; its context carries the rule itself, see `request-faults`. */
export const FIELD_CONSTRAINT = 'field';

/**
 * One decorator that checks a request field and documents it. One rule per field keeps class-validator at one call per
 * property: presence, null and content are decided together.
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
