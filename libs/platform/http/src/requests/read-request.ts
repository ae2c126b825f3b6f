import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import type { FieldFault } from '../fields/field-faults.js';
import { FIELD_CONSTRAINT, type FieldRule } from '../fields/field-rule.js';
import { fieldShapesOf, type FieldShape } from '../fields/field-shape.js';
import { MAX_REPORTED_FAULTS } from '../problems/problem-body.js';

export interface LocatedFault extends FieldFault {
  readonly path: readonly string[];
}

export interface ReadRequest {
  /** The declared fields that were sent or have a default, normalised. Plain objects, whatever their class. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Of each object the unknown fields first, then the declared ones in their order. A fault of a field hides those inside it. */
  readonly faults: readonly LocatedFault[];
}

interface FieldPlan extends FieldShape {
  readonly name: string;
  readonly rule: FieldRule;
}

interface RequestPlan {
  readonly fields: readonly FieldPlan[];
  readonly names: ReadonlySet<string>;
  readonly defaults: object;
}

const plans = new WeakMap<Type, RequestPlan>();

/** @throws Error for a property with a decorator of class-validator's own, which has no code and no texts */
const makePlan = (type: Type): RequestPlan => {
  const shapes = fieldShapesOf(type.prototype as object);
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
  const fields = rules.map(({ name: constraint, propertyName: name, context }): FieldPlan => {
    if (constraint !== FIELD_CONSTRAINT) throw new Error(`${type.name}.${name} is not declared by one of our fields`);
    return { ...shapes.get(name), name, rule: (context as { readonly rule: FieldRule }).rule };
  });
  return { fields, names: new Set(fields.map(({ name }) => name)), defaults: new type() as object };
};

/** Walking class-validator's metadata again for each request would take several times as long as the rules themselves. */
const planOf = (type: Type): RequestPlan => {
  let plan = plans.get(type);
  if (!plan) plans.set(type, (plan = makePlan(type)));
  return plan;
};

type Json = Readonly<Record<string, unknown>>;

/** Whether a class declares fields; `String` and the like do not. */
export const isRequestClass = (type: Type): boolean => planOf(type).fields.length > 0;

/**
 * Reads a request as its class declares it. The work grows with what is declared and allowed, not with what is sent: a rule
 * refuses a list that is too long before its items are looked at, and of the unknown fields only as many are reported as a
 * response shows.
 */
export const readRequest = (type: Type, request: Json): ReadRequest => {
  const faults: LocatedFault[] = [];
  let unknown = 0;

  const readObject = (of: Type, sent: Json, path: readonly string[]): Json => {
    const { fields, names, defaults } = planOf(of);
    for (const name of Object.keys(sent)) {
      if (unknown > MAX_REPORTED_FAULTS) break;
      if (names.has(name)) continue;
      unknown++;
      faults.push({ path: [...path, name], code: 'UNKNOWN_FIELD' });
    }
    const read: Record<string, unknown> = { ...defaults };
    for (const field of fields) {
      const value = readField(field, sent, read[field.name], path);
      if (value !== undefined) read[field.name] = value;
    }
    return read;
  };

  const readField = (field: FieldPlan, sent: Json, unsent: unknown, path: readonly string[]): unknown => {
    const { name, rule, normalise, type: part } = field;
    const value = !Object.hasOwn(sent, name) ? unsent : normalise ? normalise(sent[name]) : sent[name];
    const fault = rule(value);
    if (fault) faults.push({ path: [...path, name], ...fault });
    if (fault || !part || value === undefined || value === null) return value;
    const inside = [...path, name];
    return Array.isArray(value)
      ? value.map((item, index) => readObject(part(), item as Json, [...inside, String(index)]))
      : readObject(part(), value as Json, inside);
  };

  return { value: readObject(type, request, []), faults };
};

/** A JSON pointer (RFC 6901). */
export const pointerOf = (path: readonly string[]): string =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
