import type { ValidationError } from 'class-validator';
import type { FieldFault } from '../fields/field-faults.js';
import { FIELD_CONSTRAINT, type FieldRule } from '../fields/field-rule.js';

export interface LocatedFault extends FieldFault {
  readonly path: readonly string[];
}

const ownFault = ({ constraints, contexts, value }: ValidationError): FieldFault | null => {
  if (!constraints) return null;
  if ('whitelistValidation' in constraints) return { code: 'UNKNOWN_FIELD' };
  const rule = (contexts?.[FIELD_CONSTRAINT] as { readonly rule?: FieldRule } | undefined)?.rule;
  return rule?.(value) ?? { code: 'OBJECT_EXPECTED' };
};

/** Flattens class-validator's tree of errors in field order. A fault of a field hides the faults inside it. */
export const faultsIn = (
  errors: readonly ValidationError[],
  parents: readonly string[] = [],
): readonly LocatedFault[] =>
  errors.flatMap((error) => {
    const path = [...parents, error.property];
    const fault = ownFault(error);
    return fault ? [{ path, ...fault }] : faultsIn(error.children ?? [], path);
  });

/** A JSON pointer (RFC 6901). */
export const pointerOf = (path: readonly string[]): string =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
