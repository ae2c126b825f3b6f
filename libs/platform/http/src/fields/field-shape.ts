import type { Type } from '@nestjs/common';

/** What validation would descend into. */
export interface FieldShape {
  /** Class of the object, or of the objects of the list. */
  readonly type?: () => Type;
  /** Of a list. */
  readonly maxItems?: number;
}

const FIELD_SHAPES = Symbol('field shapes');

/** The declared fields of a request class, inherited ones included. */
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
