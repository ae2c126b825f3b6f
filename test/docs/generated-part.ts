import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from './repository.js';

/**
 * Fails unless the part of a document between `<!-- generated: name -->` and `<!-- end -->` equals the text. With
 * UPDATE_DOCS set, writes it first: `npm run docs:update`.
 */
export const expectGenerated = (document: string, name: string, text: string): void => {
  const part = new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(<!-- end -->)`);
  const before = textOf(document);
  if (!part.test(before)) throw new Error(`${document} has no part "${name}"`);
  const after = before.replace(part, (_, start: string, end: string) => `${start}${text}\n${end}`);
  if (process.env.UPDATE_DOCS && after !== before) writeFileSync(join(process.cwd(), document), after);
  expect({ ifOutdated: 'npm run docs:update', text: textOf(document) }).toEqual({
    ifOutdated: 'npm run docs:update',
    text: after,
  });
};
