#!/usr/bin/env node
import { program } from './program.js';

try {
  await program.parseAsync();
} catch (error) {
  console.error('Lỗi / error:', error instanceof Error ? error.message : error);
  process.exitCode ??= 1;
}
