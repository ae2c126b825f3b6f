import { campaignsProblems } from '@app/campaigns';
import { organisationProblems } from '@app/organisation';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { initiativesProblems } from './initiatives.problems.js';

const STATUS = { conflict: 409, invalid: 422, forbidden: 403, 'not-found': 404 } as const;
const root = join(process.cwd(), 'libs', 'contexts', 'initiatives', 'src');
const sources = (readdirSync(root, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** Code and status of every refusal the sources of this context can throw. */
const thrown = new Map<string, number>([
  ...[
    ...sources.matchAll(/\b(?:refuse|DomainError)\(\s*'(conflict|invalid|forbidden|not-found)',\s*'([A-Z_0-9]+)'/g),
  ].map(([, kind, code]) => [code!, STATUS[kind as keyof typeof STATUS]] as const),
  ...[...sources.matchAll(/inStatus\(state, '([A-Z_]+)'/g)].map(([, code]) => [code!, STATUS.conflict] as const),
  ['PHASE_CLOSED', STATUS.conflict],
]);
const entries = [...initiativesProblems, ...campaignsProblems, ...organisationProblems];

test('the sources were read', () => {
  expect(thrown.size).toBeGreaterThan(35);
});

test.each([...thrown])('%s has a page that says %d', (code, status) => {
  expect(entries.filter((entry) => entry.code === code)).toEqual([expect.objectContaining({ status })]);
});

test('no page for what is never said', () => {
  expect(initiativesProblems.map(({ code }) => code).filter((code) => !thrown.has(code))).toEqual([]);
});
