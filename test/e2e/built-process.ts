import { WITHOUT_RATE_LIMITS } from '@app/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = {
  api: join('dist', 'apps', 'api', 'src', 'main.js'),
  cli: join('dist', 'apps', 'cli', 'src', 'main.js'),
  projector: join('dist', 'apps', 'projector', 'src', 'main.js'),
  /** Its modules are separate files, which a preloaded file can change. */
  unbundledProjector: join('dist', 'apps', 'projector', 'src', 'projector-process.js'),
};

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface Waiting {
  readonly pattern: RegExp;
  readonly resolve: (match: RegExpExecArray) => void;
  readonly reject: (error: Error) => void;
}

/** A process of the built files, which sees none of this process's settings. */
export class BuiltProcess {
  private static readonly running = new Set<BuiltProcess>();

  /** Resolves when it has exited and all its output was read. */
  readonly exited: Promise<Exit>;
  private readonly child: ChildProcess;
  private readonly printed: { readonly stdout: string[]; readonly stderr: string[] } = { stdout: [], stderr: [] };
  private readonly seen: string[] = [];
  private waiting: Waiting[] = [];
  private over: Exit | null = null;

  private constructor(main: string, args: readonly string[], env: { readonly [name: string]: string }) {
    // Without source maps, which take a seventh of a start.
    this.child = spawn(process.execPath, [main, ...args], {
      env: { PATH: process.env.PATH, ...WITHOUT_RATE_LIMITS, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of ['stdout', 'stderr'] as const) {
      createInterface({ input: this.child[stream]! }).on('line', (line) => this.take(stream, line));
    }
    this.exited = new Promise((resolve) => {
      this.child.once('close', (code, signal: NodeJS.Signals | null) => {
        this.over = { code, signal };
        BuiltProcess.running.delete(this);
        for (const { reject, pattern } of this.waiting) reject(this.missing(pattern));
        resolve(this.over);
      });
    });
  }

  static start(
    app: keyof typeof MAIN,
    args: readonly string[],
    env: { readonly [name: string]: string },
  ): BuiltProcess {
    const started = new BuiltProcess(MAIN[app], args, env);
    this.running.add(started);
    return started;
  }

  /** For clean-up after a test, passed or failed. */
  static async killAll(): Promise<void> {
    await Promise.all([...this.running].map((process) => process.kill()));
  }

  get pid(): number {
    return this.child.pid!;
  }

  get stdout(): string {
    return this.printed.stdout.join('\n');
  }

  get stderr(): string {
    return this.printed.stderr.join('\n');
  }

  /**
   * The first line it prints, or has printed, that matches.
   *
   * @throws Error with everything it printed, when it ends without
   */
  line(pattern: RegExp): Promise<RegExpExecArray> {
    for (const line of this.seen) {
      const match = pattern.exec(line);
      if (match) return Promise.resolve(match);
    }
    if (this.over) return Promise.reject(this.missing(pattern));
    return new Promise((resolve, reject) => this.waiting.push({ pattern, resolve, reject }));
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.exited;
  }

  private take(stream: 'stdout' | 'stderr', line: string): void {
    this.printed[stream].push(line);
    this.seen.push(line);
    this.waiting = this.waiting.filter(({ pattern, resolve }) => {
      const match = pattern.exec(line);
      if (match) resolve(match);
      return !match;
    });
  }

  private missing(pattern: RegExp): Error {
    return new Error(`ended with ${JSON.stringify(this.over)} without ${pattern}\n${this.stdout}\n${this.stderr}`);
  }
}
