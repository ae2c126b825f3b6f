import type { Type } from '@nestjs/common';

/** What is done with a field besides asking its rule. */
export interface FieldShape {
  /** Cleans a value that was sent, before the rule and the controller see it. */
  readonly normalise?: (value: unknown) => unknown;
  /** Class of the object, or of the objects of the list. */
  readonly type?: () => Type;
  /** A query parameter that may be given several times. */
  readonly repeatable?: true;
}

const FIELD_SHAPES = Symbol('field shapes');

/** The shapes of a request class's fields, inherited ones included. */
export const fieldShapesOf = (prototype: object): ReadonlyMap<string, FieldShape> =>
  (Reflect.getMetadata(FIELD_SHAPES, prototype) as ReadonlyMap<string, FieldShape> | undefined) ?? new Map();

/** Property decorator. Several of one property are merged. */
export const Shaped =
  (shape: FieldShape): PropertyDecorator =>
  (prototype, property) => {
    const shapes = new Map(fieldShapesOf(prototype));
    shapes.set(String(property), { ...shapes.get(String(property)), ...shape });
    Reflect.defineMetadata(FIELD_SHAPES, shapes, prototype);
  };
