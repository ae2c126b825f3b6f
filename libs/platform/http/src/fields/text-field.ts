import { applyDecorators } from '@nestjs/common';
import { Normalised } from './normalised.js';
import { normaliseText, plainTextFault, textPattern, type TextLimits } from './plain-text.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';

/**
 * Plain text written by a person: in the form of `normaliseText`, then counted in code points. Refused: lone surrogates, control characters (LF and TAB allowed when `multiline`), bidirectional
 * controls, piles of combining marks, text without a visible character.
 */
export const TextField = (options: FieldOptions & TextLimits): PropertyDecorator =>
  applyDecorators(
    Normalised((value) => normaliseText(value, options)),
    ValidatedField(
      (value) => (typeof value === 'string' ? plainTextFault(value, options) : { code: 'TEXT_EXPECTED' }),
      options,
      { type: 'string', minLength: options.min ?? 1, maxLength: options.max, pattern: textPattern(options) },
    ),
  );
