import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** The linter is published as ES modules that ask for import.meta, which Jest cannot load: it runs in a process of its own. */
const LINT = `
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { text } from 'node:stream/consumers';
const source = await text(process.stdin);
const config = await createConfig({ extends: ['minimal'], rules: { struct: 'error', 'no-unresolved-refs': 'error' } });
const problems = await lintFromString({ source, config, absoluteRef: 'openapi.json' });
const errors = problems.filter(({ severity }) => severity === 'error');
console.log(JSON.stringify(errors.map(({ message, location }) => (location[0]?.pointer ?? '') + ': ' + message)));
`;

/** What is wrong with an OpenAPI document, one line each; empty for a sound one. */
export const lintOpenApi = async (document: object): Promise<readonly string[]> => {
  const linter = spawn(process.execPath, ['--input-type=module', '--eval', LINT], { stdio: 'pipe' });
  linter.stdin.end(JSON.stringify(document));
  const [answer, complaint] = await Promise.all([text(linter.stdout), text(linter.stderr)]);
  if (answer === '') throw new Error(`the OpenAPI linter failed: ${complaint}`);
  return JSON.parse(answer) as readonly string[];
};
