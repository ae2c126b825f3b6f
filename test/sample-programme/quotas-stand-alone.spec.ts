import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SCENARIO = join('libs', 'sample-programme', 'src', 'scenario.ts');
/** The published figures in every spelling that code might use. */
const PUBLISHED = /(?<![\d._])(1[._,]?458|7[._,]?085|5[._,]?400|1[._,]?062)(?![\d_])/;

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|js|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

describe('the published figures', () => {
  it('occur only in the scenario file', () => {
    const found = ['apps', 'libs'].flatMap(sources).filter((file) => PUBLISHED.test(readFileSync(file, 'utf8')));
    expect(found).toEqual([SCENARIO]);
  });
});
