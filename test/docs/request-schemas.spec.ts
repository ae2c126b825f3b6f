import type { Service } from '@app/composition';
import { buildOpenApi, issueDevToken } from '@app/http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { founding } from '../service/founding.js';
import { openEmptyService } from './empty-service.js';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly not?: Schema;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: { readonly [field: string]: Schema };
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: { readonly 'application/json': { readonly schema: Schema } };
  };
}
interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: { readonly [name: string]: Schema } };
}

type Json = { readonly [field: string]: unknown };
type Path = readonly (string | number)[];

const ID = '6f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';
const OTHER_ID = '7f2c1d8e-3b4a-4c5d-8e9f-0a1b2c3d4e5f';

/** Texts that are right for one kind of field and wrong for the others, or close to being right. */
const TEXTS = [
  'x',
  'Tên đúng',
  'dòng một\ndòng hai',
  ' ',
  '',
  '\u0000',
  'a\u202eb',
  'DV-01',
  'D',
  'dv-01',
  `D${'V'.repeat(32)}`,
  'CAMPAIGN',
  'PHASE_1',
  'PHASE_100',
  ID,
  ID.toUpperCase(),
  '00000000-0000-0000-0000-000000000000',
  '2022-05-31',
  '2022-02-30',
  '1899-12-31',
  '2200-01-01',
  '2022-05-31T17:00:00.000Z',
  '2022-06-01T00:00:00+07:00',
  '2022-05-31T17:00:00',
  '2022-05-31T17:00:00.0001Z',
  '2022-05-31t17:00:00z',
  '2022-05-31T23:59:60Z',
  '2200-01-01T00:00:00Z',
  '0',
  '1',
  '01',
  '-1',
  '1e3',
  '99',
  '100',
  '200',
  '201',
  '1000',
  '1001',
  '1000000000000000',
  '1000000000000001',
  '9'.repeat(18),
  '9'.repeat(19),
  '1'.repeat(20),
  'true',
  'TRUE',
  'false',
];
const OTHER_TYPES = [true, 1.5, [], {}, ['x']];

const ajv = new Ajv2020({ strict: false, formats: fullFormats, meta: false, validateSchema: false });

describe('requests', () => {
  let service: Service;
  let close: () => Promise<void>;
  let document: Document;
  let headers: { readonly [name: string]: string };
  let sent = 0;

  beforeAll(async () => {
    ({ service, close } = await openEmptyService());
    document = JSON.parse(JSON.stringify(buildOpenApi(service.app, '0'))) as Document;
    ajv.addSchema({ $id: 'openapi', components: document.components });
    const bearer = async (as: string) => `Bearer ${await issueDevToken(service.tokenSecret, as, 3_600)}`;
    const founded = await service.app.inject({
      method: 'POST',
      url: '/api/v1/organisation',
      payload: founding,
      headers: { authorization: await bearer('operator'), 'idempotency-key': 'founding' },
    });
    headers = { authorization: await bearer(founded.json<{ readonly id: string }>().id) };
  });
  afterAll(() => close());

  const validators = new Map<string, ValidateFunction>();
  const isValid = (schema: Schema, value: unknown): boolean => {
    const text = JSON.stringify(schema).replaceAll('"#/', '"openapi#/');
    let validate = validators.get(text);
    if (!validate) validators.set(text, (validate = ajv.compile(JSON.parse(text) as object)));
    return validate(value);
  };

  /** Without references. */
  const whole = (schema: Schema): Schema => {
    const [part] = schema.allOf ?? [];
    if (part) return { ...schema, ...whole(part) };
    return schema.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1)!]!;
  };

  /** A valid value; of an object all fields, or only the required ones. */
  const sample = (given: Schema, every: boolean): unknown => {
    const schema = whole(given);
    const { properties, required = [], items, minItems = 0, minimum = 0, minLength = 1 } = schema;
    if (schema.enum) return schema.enum[0];
    if (properties) {
      const [variant] = schema.oneOf ?? [];
      const excluded = variant?.not?.anyOf?.flatMap((each) => each.required ?? []) ?? [];
      const needed = [...required, ...(variant?.required ?? [])];
      const names = Object.keys(properties).filter(
        (name) => needed.includes(name) || (every && !excluded.includes(name)),
      );
      return Object.fromEntries(names.map((name) => [name, sample(properties[name]!, every)]));
    }
    if (items) return Array.from({ length: Math.max(minItems, every ? 1 : 0) }, () => sample(items, every));
    const values = ['Tên đúng', 'x'.repeat(minLength), ...TEXTS, true, minimum];
    return values.find((value) => isValid(schema, value));
  };

  const post = async (path: string, body: unknown, ifMatch: boolean) => {
    const answer = await service.app.inject({
      method: 'POST',
      url: path.replace('{phase}', '1').replaceAll(/\{\w+\}/g, OTHER_ID),
      headers: {
        ...headers,
        'idempotency-key': `k-${sent++}`,
        ...(ifMatch && { 'if-match': '"0"' }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, code: answer.json<{ code?: string }>().code };
  };
  const changed = (value: unknown, [step, ...rest]: Path, to: unknown): unknown => {
    if (step === undefined) return to;
    if (Array.isArray(value))
      return value.map((each, index) => (index === step ? changed(each, rest, to) : (each as unknown)));
    const object = value as Json;
    const inside = changed(object[step], rest, to);
    const { [step]: _, ...others } = object;
    return inside === undefined ? others : { ...others, [step]: inside };
  };
  /** The same for two fields that differ only in what they mean, in their limits and in whether they may be null. */
  const kindOf = ({ type, format, pattern, items, enum: choices, properties }: Schema): string =>
    JSON.stringify([[type].flat()[0], format, pattern, items && kindOf(items), choices && 1, properties && 1]);
  /** What a field of this schema may be tried with; undefined leaves it out. */
  const attempts = (schema: Schema, known: boolean): readonly unknown[] => {
    const { minimum, maximum, maxLength, minItems = 0, maxItems, items, enum: choices = [] } = schema;
    const isText = [schema.type].flat()[0] === 'string' && choices.length === 0;
    const lengths = items === undefined ? [] : [minItems - 1, maxItems === undefined ? minItems : maxItems + 1];
    const item = items && sample(items, true);
    return [
      undefined,
      null,
      ...(known ? [] : [...(isText ? TEXTS : ['x', '', '1', 'true']), ...OTHER_TYPES]),
      ...choices.slice(-1),
      ...[minimum, maximum].flatMap((bound) => (bound === undefined ? [] : [bound - 1, bound, bound + 1])),
      ...(maxLength === undefined ? [] : ['😀'.repeat(maxLength), 'x'.repeat(maxLength + 1)]),
      ...lengths.filter((length) => length >= 0).map((length) => Array<unknown>(length).fill(item)),
      ...(items ? [[item, item]] : []),
    ];
  };
  const fieldsOf = (given: Schema, path: Path): readonly { readonly path: Path; readonly schema: Schema }[] => {
    const schema = whole(given);
    if (schema.items)
      return [{ path, schema }, ...(whole(schema.items).properties ? fieldsOf(schema.items, [...path, 0]) : [])];
    const inside = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => fieldsOf(each, [...path, name]));
    return path.length === 0 ? inside : [{ path, schema }, ...inside];
  };

  it('have the body that their schema allows, and no other', async () => {
    const tried = new Set<string>();
    const disagreements: unknown[] = [];
    const bodies = Object.entries(document.paths).flatMap(([path, { post: operation }]) =>
      operation?.requestBody
        ? [
            {
              path,
              required: operation.requestBody.required,
              schema: operation.requestBody.content['application/json'].schema,
              ifMatch: operation.parameters?.some(({ name }) => name === 'If-Match') ?? false,
            },
          ]
        : [],
    );
    expect(bodies.length).toBeGreaterThan(25);
    for (const { path, required, schema, ifMatch } of bodies) {
      const check = async (body: unknown, what: unknown) => {
        const allowed = body === undefined ? !required : isValid(schema, body);
        const { status, code } = await post(path, body, ifMatch);
        const refused = status === 400 && (code === 'VALIDATION_FAILED' || code === 'MALFORMED_BODY');
        if (refused === allowed || status >= 500)
          disagreements.push(JSON.stringify({ path, what, allowed, status, code }));
      };
      const full = sample(schema, true);
      expect([path, isValid(schema, full)]).toEqual([path, true]);
      await check(full, 'all fields');
      await check(sample(schema, false), 'required fields');
      await check({ ...(full as object), unknown: 1 }, 'an unknown field');
      await check(undefined, 'no body');
      for (const { path: field, schema: fieldSchema } of fieldsOf(schema, [])) {
        const kind = kindOf(fieldSchema);
        const values = attempts(fieldSchema, tried.has(kind));
        await Promise.all(values.map((value) => check(changed(full, field, value), [field.join('/'), value])));
        tried.add(kind);
      }
    }
    expect(disagreements).toEqual([]);
  });

  /** As the service reads it: repeated parameters are a list. */
  const fromText = ({ type }: Schema, text: string): unknown => {
    if (type === 'array') return [text];
    if (type === 'integer' && /^-?(0|[1-9]\d*)$/.test(text)) return Number(text);
    return type === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text;
  };

  it('have the parameters that their schemas allow, and no others', async () => {
    const tried = new Set<string>();
    const disagreements: unknown[] = [];
    const parameters = Object.entries(document.paths).flatMap(([path, { get: operation }]) =>
      (operation?.parameters ?? []).filter((each) => each.in !== 'header').map((each) => ({ path, ...each })),
    );
    expect(parameters.length).toBeGreaterThan(60);
    for (const { path, in: place, name, schema } of parameters) {
      const check = async (texts: readonly string[], allowed: boolean) => {
        const [text = ''] = texts;
        const template = place === 'path' ? path.replace(`{${name}}`, encodeURIComponent(text)) : path;
        const url = template.replace('{phase}', '1').replaceAll(/\{\w+\}/g, OTHER_ID);
        const query = new URLSearchParams(place === 'query' ? texts.map((each): [string, string] => [name, each]) : []);
        const answer = await service.app.inject({ method: 'GET', url: `${url}?${query.toString()}`, headers });
        const { code, errors = [] } = answer.json<{
          code?: string;
          errors?: readonly { readonly parameter?: string }[];
        }>();
        const refused = code === 'VALIDATION_FAILED' && errors.some(({ parameter }) => parameter === name);
        if (refused === allowed || answer.statusCode >= 500) {
          disagreements.push({ path, name, texts, allowed, status: answer.statusCode, code });
        }
      };
      const choices = (schema.items?.enum ?? schema.enum ?? []) as readonly string[];
      const kind = `${place} ${kindOf(schema)}`;
      const bounds = [schema.minimum, schema.maximum].flatMap((bound) =>
        bound === undefined ? [] : [bound - 1, bound, bound + 1],
      );
      const texts = [...(tried.has(kind) ? [] : TEXTS), ...choices.slice(0, 2), ...bounds.map(String)];
      tried.add(kind);
      for (const text of texts)
        if (place === 'query' || text !== '') await check([text], isValid(schema, fromText(schema, text)));
      if (place === 'query')
        await check(choices.length > 1 ? choices.slice(0, 2) : ['1', '1'], schema.type === 'array');
    }
    expect(disagreements).toEqual([]);
  });
});
