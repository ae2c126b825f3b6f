import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** The linter's ES modules use import.meta, which Jest cannot load, so it runs in a separate process. */
const LINT = `
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { text } from 'node:stream/consumers';
const source = await text(process.stdin);
const config = await createConfig({ extends: ['minimal'], rules: { struct: 'error', 'no-unresolved-refs': 'error' } });
const problems = await lintFromString({ source, config, absoluteRef: 'openapi.json' });
const errors = problems.filter(({ severity }) => severity === 'error');
console.log(JSON.stringify(errors.map(({ message, location }) => (location[0]?.pointer ?? '') + ': ' + message)));
`;

/** The problems of an OpenAPI document, one line each; empty for a valid one. */
export const lintOpenApi = async (document: object): Promise<readonly string[]> => {
  const linter = spawn(process.execPath, ['--input-type=module', '--eval', LINT], { stdio: 'pipe' });
  linter.stdin.end(JSON.stringify(document));
  const [answer, complaint] = await Promise.all([text(linter.stdout), text(linter.stderr)]);
  if (answer === '') throw new Error(`the OpenAPI linter failed: ${complaint}`);
  return JSON.parse(answer) as readonly string[];
};
