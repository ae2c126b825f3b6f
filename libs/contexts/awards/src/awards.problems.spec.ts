import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { campaignsProblems } from '@app/campaigns';
import { initiativesProblems } from '@app/initiatives';
import { organisationProblems } from '@app/organisation';
import { awardsProblems } from './awards.problems.js';

const STATUS = { conflict: 409, invalid: 422, forbidden: 403, 'not-found': 404 } as const;
const root = join(process.cwd(), 'libs', 'contexts', 'awards', 'src');
const sources = (readdirSync(root, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** Code and status of every refusal the sources of this context can throw. */
const thrown = new Map(
  [...sources.matchAll(/\b(?:refuse|DomainError)\(\s*'(conflict|invalid|forbidden|not-found)',\s*'([A-Z_0-9]+)'/g)].map(
    ([, kind, code]) => [code!, STATUS[kind as keyof typeof STATUS]] as const,
  ),
);
const entries = [...awardsProblems, ...initiativesProblems, ...campaignsProblems, ...organisationProblems];

test('the sources were read', () => {
  expect(thrown.size).toBeGreaterThan(12);
});

test.each([...thrown])('%s has one page that says %d', (code, status) => {
  expect(entries.filter((entry) => entry.code === code)).toEqual([expect.objectContaining({ status })]);
});

test('no page for what is never said', () => {
  expect(awardsProblems.map(({ code }) => code).filter((code) => !thrown.has(code))).toEqual([]);
});
