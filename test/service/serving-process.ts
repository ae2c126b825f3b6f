import { WITHOUT_RATE_LIMITS } from '@app/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const MAIN = 'dist/apps/api/src/main.js';

/** The built service as a separate process, as `npm start` runs it. */
export class ServingProcess {
  private constructor(
    readonly url: string,
    readonly log: readonly string[],
    private readonly child: ChildProcess,
    private readonly exited: Promise<readonly [number | null, NodeJS.Signals | null]>,
  ) {}

  /** Resolves when it listens; rejects with its output when it exits before. */
  static async start(environment: { readonly [name: string]: string }, preloaded?: string): Promise<ServingProcess> {
    const args = preloaded === undefined ? [MAIN] : ['--import', preloaded, MAIN];
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env.PATH, PORT: '0', ...WITHOUT_RATE_LIMITS, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    const log: string[] = [];
    const address = new Promise<string>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          log.push(line);
          const found = /listening on (http:\/\/[^,]+),/.exec(line)?.[1];
          if (found !== undefined) resolve(found);
        });
      }
    });
    const ended = once(child, 'close').then(() => Promise.reject(new Error(log.join('\n'))));
    ended.catch(() => undefined);
    return new ServingProcess(await Promise.race([address, ended]), log, child, exited);
  }

  /** Resolves when it has exited; null when a signal ended it. */
  get exitCode(): Promise<number | null> {
    return this.exited.then(([code]) => code);
  }

  /** Sends the signal and waits for the end: its exit code, null when the signal itself ended it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exitCode;
  }
}
