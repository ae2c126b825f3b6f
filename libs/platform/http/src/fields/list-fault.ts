import type { FieldFault } from './field-faults.js';

export interface ListLimits {
  /** Default 0. */
  readonly minItems?: number;
  readonly maxItems: number;
}

export const listFault = (value: unknown, { minItems = 0, maxItems }: ListLimits): FieldFault | null => {
  if (!Array.isArray(value)) return { code: 'LIST_EXPECTED' };
  if (value.length < minItems) return { code: 'TOO_FEW_ITEMS', params: { min: minItems } };
  return value.length > maxItems ? { code: 'TOO_MANY_ITEMS', params: { max: maxItems } } : null;
};
