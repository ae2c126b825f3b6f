import type { BuiltProcess, Exit } from './built-process.js';

/** What every built server process lets a spec do with it. */
export abstract class RunningProcess {
  protected constructor(protected readonly process: BuiltProcess) {}

  get exited(): Promise<Exit> {
    return this.process.exited;
  }

  line(pattern: RegExp): Promise<RegExpExecArray> {
    return this.process.line(pattern);
  }

  signal(signal: NodeJS.Signals): void {
    this.process.signal(signal);
  }

  /** As a supervisor stops it. */
  async stop(): Promise<Exit> {
    this.signal('SIGTERM');
    return this.exited;
  }
}
