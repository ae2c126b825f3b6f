import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { groupedAppend, sequentialAppend } from './append-measures.js';
import { approval } from './approval-measure.js';
import { servingScaleTen, submissionOverHttp } from './http-measures.js';
import { meetsBound, type Measurement } from './measure.js';
import { rebuildOfAllViews } from './rebuild-measure.js';
import { appendToEventStoreDb, projectionIntoMongo } from './server-measures.js';

const MEASURES: { readonly [name: string]: (folder: string) => Promise<Measurement | readonly Measurement[]> } = {
  sequential: sequentialAppend,
  grouped: groupedAppend,
  approval,
  eventstoredb: appendToEventStoreDb,
  mongodb: projectionIntoMongo,
  http: submissionOverHttp,
  rebuild: rebuildOfAllViews,
  serving: servingScaleTen,
};

const figure = ({ value, unit }: Pick<Measurement, 'value' | 'unit'>): string =>
  unit === 'ratio' ? value.toFixed(2) : `${value.toFixed(unit === 'ms' ? 1 : 0)} ${unit}`;

const row = (measured: Measurement): string => {
  const { name, unit, bound, detail } = measured;
  const must = `${bound.kind === 'at-least' ? '≥' : '≤'} ${figure({ value: bound.value, unit })}`;
  const details = Object.entries(detail).map(([key, value]) => `${key} ${value}`);
  return `| ${name} | ${figure(measured)} | ${must} | ${meetsBound(measured) ? 'yes' : 'NO'} | ${details.join('; ')} |`;
};

const program = new Command('bench')
  .description('Speed and memory as ratios to limits measured in the same run; about ten minutes')
  .option('--json', 'one JSON object on stdout', false)
  .option('--only <names>', `some of: ${Object.keys(MEASURES).join(', ')}`, (text) => text.split(','))
  .parse();
const { json, only } = program.opts<{ readonly json: boolean; readonly only?: readonly string[] }>();

const results: Measurement[] = [];
const started = performance.now();
for (const [name, measure] of Object.entries(MEASURES)) {
  if (only && !only.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  const folder = mkdtempSync(join(tmpdir(), 'sangkien-bench-'));
  try {
    results.push(...[await measure(folder)].flat());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (json) console.log(JSON.stringify({ cores: cpus().length, node: process.version, results }));
else {
  console.log('| measure | figure | must reach | reached | how |\n| --- | --- | --- | --- | --- |');
  for (const measured of results) console.log(row(measured));
  console.log(
    `\n${((performance.now() - started) / 1000).toFixed(0)} s on ${cpus().length} cores, node ${process.version}`,
  );
}
