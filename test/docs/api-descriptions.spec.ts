import { buildOpenApi } from '@app/http';
import { openEmptyService } from './empty-service.js';

interface Described {
  readonly description?: string;
}
interface Operation extends Described {
  readonly summary?: string;
  readonly parameters?: readonly (Described & { readonly name: string })[];
}
interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: {
    readonly schemas: { readonly [name: string]: { readonly properties?: { readonly [field: string]: Described } } };
  };
}

/** Vietnamese, a slash, and English that ends in a full stop. */
const IN_BOTH_LANGUAGES = /^[^/]*[^\x00-\x7f][^/]* \/ .*\.$/s;
const notIn = (texts: readonly (readonly [string, string | undefined])[]): readonly (readonly [string, string])[] =>
  texts.flatMap(([what, text = '']) => (IN_BOTH_LANGUAGES.test(text) ? [] : [[what, text] as const]));

describe('the API reference', () => {
  let document: Document;
  let operations: readonly (readonly [string, Operation])[];
  beforeAll(async () => {
    const { service, close } = await openEmptyService();
    document = JSON.parse(JSON.stringify(buildOpenApi(service.app, '0'))) as Document;
    await close();
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, each]) => [`${method} ${path}`, each] as const),
    );
  });

  it('says of every operation what it does, briefly and in both languages', () => {
    expect(operations.length).toBeGreaterThan(60);
    expect(notIn(operations.map(([what, { summary }]) => [what, summary]))).toEqual([]);
    expect(operations.filter(([, { summary = '' }]) => summary.length > 100)).toEqual([]);
  });

  it('says of every operation who may call it and what refuses it, in sentences of both languages', () => {
    expect(notIn(operations.map(([what, { description }]) => [what, description]))).toEqual([]);
    const descriptions = operations.map(([, { description = '' }]) => description);
    expect(descriptions.filter((text) => !text.includes('. / '))).toEqual([]);
  });

  it('describes every parameter in both languages', () => {
    const parameters = operations.flatMap(([what, { parameters = [] }]) =>
      parameters.map(({ name, description }) => [`${what} ${name}`, description] as const),
    );
    expect(notIn(parameters)).toEqual([]);
  });

  it('describes every field of a request that it describes at all in both languages', () => {
    const fields = Object.entries(document.components.schemas)
      .filter(([name]) => name.endsWith('Request'))
      .flatMap(([name, { properties = {} }]) =>
        Object.entries(properties).map(([field, { description }]) => [`${name}.${field}`, description] as const),
      );
    expect(fields.length).toBeGreaterThan(100);
    expect(notIn(fields.filter(([, description]) => description !== undefined))).toEqual([]);
  });
});
