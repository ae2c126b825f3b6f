#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Output } from './output.js';
import { runCommandLine } from './program.js';

// A reader such as `head` has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const PACKAGE = new URL('../../../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { readonly version: string };
const args = process.argv.slice(2);
// Here, because the bundler moves the file of a command to another place than this one.
const projector = new URL('../../projector/src/main.js', import.meta.url);
const code = await runCommandLine(args, new Output(args.includes('--json')), { version, projector });
if (code !== 0) process.exitCode = code;
