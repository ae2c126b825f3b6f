import { z } from 'zod';

/** Every declared response by the name of its schema in the OpenAPI document. */
const declared = z.registry<{ id: string }>();
/** The registry would silently replace a response of the same name. */
const names = new Set<string>();

type Immutable<Value> = Value extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Immutable<Value[Key]> }
    : Value;

/** The TypeScript type of a declared response. */
export type ResponseOf<Schema extends z.ZodType> = Immutable<z.output<Schema>>;

/**
 * Declares a response. Each field is written once: the type (`ResponseOf`), the OpenAPI document and the validation of
 * responses in specs are derived from it. The service itself never validates a response.
 *
 * @throws Error when the name is taken
 */
export const declareResponse = <Fields extends z.ZodRawShape>(name: string, fields: Fields): z.ZodObject<Fields> => {
  if (names.has(name)) throw new Error(`two responses are declared as ${name}`);
  names.add(name);
  return z.object(fields).register(declared, { id: name });
};

const pathOf = (name: string): string => `#/components/schemas/${name}`;

export interface SchemaReference {
  readonly $ref: string;
}

/** @throws Error for a schema that declareResponse did not create */
export const referenceTo = (schema: z.ZodType): SchemaReference => {
  const name = declared.get(schema)?.id;
  if (name === undefined) throw new Error('the schema of a response is made by declareResponse');
  return { $ref: pathOf(name) };
};

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Zod repeats a format as a pattern, limits integers to the safe range and writes `null` as an alternative. */
const simplify = (schema: JsonSchema): void => {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.additionalProperties !== undefined) delete schema.propertyNames;
  const [type, empty] = schema.anyOf ?? [];
  if (typeof type?.type !== 'string' || empty?.type !== 'null') return;
  delete schema.anyOf;
  Object.assign(schema, type, { type: [type.type, 'null'] }, type.enum && { enum: [...type.enum, null] });
};

/** The schemas of all declared responses, by name. */
export const responseSchemas = (): { [name: string]: JsonSchema } => {
  const { schemas } = z.toJSONSchema(declared, {
    uri: pathOf,
    // Schemas of inputs allow undeclared fields. Clients have to accept fields that are added later.
    io: 'input',
    override: ({ jsonSchema }) => simplify(jsonSchema),
  });
  for (const schema of Object.values(schemas)) {
    delete schema.$schema;
    delete schema.$id;
  }
  return schemas;
};
