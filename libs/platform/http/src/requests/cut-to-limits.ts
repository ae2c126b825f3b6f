import type { Type } from '@nestjs/common';
import { fieldShapesOf, type FieldShape } from '../fields/field-shape.js';
import { MAX_REPORTED_FAULTS } from '../problems/problem-body.js';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * A copy of a request in which nothing exceeds a limit by more than one, so that the faults which the response reports
 * stay the same. class-validator descends into a list before the rule of the list is asked, and makes an object for each
 * unknown field: thousands of them would cost hundreds of milliseconds.
 */
export const cutToLimits = (type: Type, request: unknown): unknown => {
  let unknownFields = 0;

  const cutObject = (value: unknown, of: Type): unknown => {
    if (!isObject(value)) return value;
    // A list in place of an object is a fault whatever it contains.
    if (Array.isArray(value)) return [];
    const shapes = fieldShapesOf(of.prototype as object);
    const copy: { [key: string]: unknown } = {};
    for (const key of Object.keys(value)) {
      const shape = shapes.get(key);
      if (shape) copy[key] = cutField((value as { readonly [key: string]: unknown })[key], shape);
      else if (unknownFields++ <= MAX_REPORTED_FAULTS) copy[key] = null;
    }
    return copy;
  };

  const cutField = (value: unknown, { type: item, maxItems }: FieldShape): unknown => {
    if (!isObject(value)) return value;
    if (!Array.isArray(value)) return item ? cutObject(value, item()) : {};
    if (maxItems === undefined && item) return [];
    // A repeated query parameter arrives as a list.
    const items: readonly unknown[] = value.slice(0, (maxItems ?? 1) + 1);
    return items.map((each) => (item ? cutObject(each, item()) : isObject(each) ? {} : each));
  };

  return cutObject(request, type);
};
