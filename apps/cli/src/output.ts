import { problemText, type CommandProblem } from './command-problem.js';
import { showProgress, type ReportProgress } from './progress-bar.js';

/** Where the texts of a command go. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

const TERMINAL: Streams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/**
 * What a command writes: for people text, in Vietnamese and English; with `--json`, for programs, one JSON document on stdout,
 * or one problem on stderr.
 */
export class Output {
  constructor(
    readonly isForPrograms: boolean,
    readonly streams: Streams = TERMINAL,
  ) {}

  /** For people only. */
  print(text: string): void {
    if (!this.isForPrograms) this.streams.out(`${text}\n`);
  }

  /** For people, who see it beside the document too. */
  note(text: string): void {
    if (this.isForPrograms) this.streams.err(`${text}\n`);
    else this.streams.out(`${text}\n`);
  }

  /** The one document of `--json`. */
  document(value: object): void {
    if (this.isForPrograms) this.streams.out(`${JSON.stringify(value)}\n`);
  }

  problem(problem: CommandProblem): void {
    this.streams.err(`${this.isForPrograms ? JSON.stringify(problem) : problemText(problem)}\n`);
  }

  /** Runs the work with its progress on stderr; programs get none. */
  progress<Result>(label: string, total: number, work: (report: ReportProgress) => Promise<Result>): Promise<Result> {
    return this.isForPrograms ? work(() => undefined) : showProgress(label, total, work);
  }
}
