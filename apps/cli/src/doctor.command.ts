import { folderChecks, type Check, type Verdict } from '@app/composition';
import { settingsFrom, type Settings } from '@app/config';
import type { Output } from './output.js';

const MARKS: { readonly [verdict in Verdict]: string } = { pass: '✓', warn: '!', fail: '✗' };

/** Checks all stored data, and exits with 1 if a check fails. */
export const doctor = async (output: Output): Promise<void> => {
  const settings = settingsFrom(process.env);
  const { checks, close } = await checksOf(settings);
  const results = [];
  try {
    for (const { name, run } of checks) {
      const { verdict, detail } = await output.progress(name, 100, (report) =>
        run((done, total) => report(Math.floor((done * 100) / total))),
      );
      results.push({ check: name, verdict, detail });
      // Messages of SQLite and the operating system come in English only.
      const english = detail.en === detail.vi ? '' : `\n  ${detail.en}`;
      output.print(`${MARKS[verdict]} ${name}: ${detail.vi}${english}`);
    }
  } finally {
    await close();
  }
  const sound = results.every(({ verdict }) => verdict !== 'fail');
  output.document({ sound, checks: results });
  if (!sound) process.exitCode = 1;
};

const checksOf = async ({
  dataFolder,
  stores,
}: Settings): Promise<{
  readonly checks: readonly Check[];
  readonly close: () => Promise<void>;
}> => {
  if (stores.kind === 'embedded') return { checks: folderChecks(dataFolder), close: async () => undefined };
  const { openServerStores, serverChecks } = await import('@app/composition/servers');
  const opened = await openServerStores(stores);
  return { checks: serverChecks(opened), close: () => opened.close() };
};
