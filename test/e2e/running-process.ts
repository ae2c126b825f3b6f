import type { BuiltProcess, Exit } from './built-process.js';

/** The operations of a spec on a built server process. */
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

  /** Stops it as a supervisor does. */
  async stop(): Promise<Exit> {
    this.signal('SIGTERM');
    return this.exited;
  }
}
