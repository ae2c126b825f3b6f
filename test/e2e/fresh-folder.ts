import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder for one test, which removes it. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'e2e-'));
