import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { organisationProblems } from '@app/organisation';
import { campaignsProblems } from './campaigns.problems.js';

const STATUS = { conflict: 409, invalid: 422, forbidden: 403, 'not-found': 404 } as const;
const root = join(process.cwd(), 'libs', 'contexts', 'campaigns', 'src');
const sources = (readdirSync(root, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** Code and status of every refusal the sources of this context can throw. */
const thrown = new Map(
  [...sources.matchAll(/\b(?:refuse|DomainError)\(\s*'(conflict|invalid|forbidden|not-found)',\s*'([A-Z_]+)'/g)].map(
    ([, kind, code]) => [code!, STATUS[kind as keyof typeof STATUS]] as const,
  ),
);
const entries = [...campaignsProblems, ...organisationProblems];

test('the sources were read', () => {
  expect(thrown.size).toBeGreaterThan(30);
});

test.each([...thrown])('%s has one page, which says %d', (code, status) => {
  expect(entries.filter((entry) => entry.code === code)).toEqual([expect.objectContaining({ status })]);
});

test('no page for what is never said', () => {
  expect(campaignsProblems.map(({ code }) => code).filter((code) => !thrown.has(code))).toEqual([]);
});
