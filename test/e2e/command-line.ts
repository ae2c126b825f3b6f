import { Output } from '../../apps/cli/src/output.js';
import { runCommandLine } from '../../apps/cli/src/program.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command in this process: the code and the texts of `sangkien` without the start of a process. That the built command
 * does the same is for the specs of a BuiltProcess.
 */
export const runCommand = async (args: readonly string[], env: { readonly [name: string]: string }): Promise<Ran> => {
  const before = process.env;
  const printed = { out: '', err: '' };
  const streams = {
    out: (text: string) => void (printed.out += text),
    err: (text: string) => void (printed.err += text),
  };
  process.env = { PATH: before.PATH, ...env };
  try {
    const program = { version: '0.0.0-spec', projector: new URL('file:///unused') };
    const refused = await runCommandLine(args, new Output(args.includes('--json'), streams), program);
    return {
      code: refused || Number(process.exitCode ?? 0),
      stdout: printed.out.trimEnd(),
      stderr: printed.err.trimEnd(),
    };
  } finally {
    process.env = before;
    process.exitCode = undefined;
  }
};
