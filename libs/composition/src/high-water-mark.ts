import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFileRefused, fileError, replaceFile, usingFile } from '@app/data-files';

const FILE = 'events.high-water';
/** A write lasts a moment as well, and the mark is to be at most a second old. */
const INTERVAL_MS = 500;

/** How far a log reached. */
export interface Mark {
  /** Identity of the log. */
  readonly log: string;
  /** −1 for a log without events. */
  readonly position: bigint;
}

/** The log has no event. */
const EMPTY = -1n;

const contentOf = ({ log, position }: Mark): string => `log ${log}\nposition ${position}\n`;
const CONTENT = /^log (?<log>[0-9a-f-]{36})\nposition (?<position>-1|\d{1,19})\n$/;

export interface HighWaterMarkOptions {
  readonly folder: string;
  /** Identity of the log. */
  readonly log: string;
  /** Position of the log's last event that is on the disk; null for an empty log. */
  readonly head: () => Promise<bigint | null>;
  /** Called when writing the mark begins to fail, and with null when it succeeds again. */
  readonly onFailure: (failure: Error | null) => void;
}

/**
 * How far the log reached, in a small file beside it: `events.high-water`. A log whose last events were cut off is a valid
 * shorter log; only something outside of it knows that it was longer.
 *
 * The mark follows the log by a timer, off the path of the commits, and is on the disk at most a second after them. It never
 * names a position that is not on the disk. A mark that cannot be written is told and does not stop the log.
 */
export class HighWaterMark {
  private readonly timer: NodeJS.Timeout;
  private writing: Promise<void> = Promise.resolve();
  private isWriting = false;
  private failed: Error | null = null;

  private constructor(
    private readonly options: HighWaterMarkOptions,
    private marked: bigint,
  ) {
    this.timer = setInterval(() => this.follow(), INTERVAL_MS).unref();
  }

  /** @throws DataFileRefused when no mark can be written */
  static async keep(options: HighWaterMarkOptions): Promise<HighWaterMark> {
    const position = (await options.head()) ?? EMPTY;
    await replaceMark(options.folder, { log: options.log, position });
    return new HighWaterMark(options, position);
  }

  /** Why the mark cannot be written at present; null while it can. For the health check. */
  get failure(): Error | null {
    return this.failed;
  }

  /** Writes the mark a last time; call it before the log is closed. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.write();
  }

  private follow(): void {
    if (this.isWriting) return;
    this.isWriting = true;
    this.writing = this.write().finally(() => (this.isWriting = false));
  }

  private async write(): Promise<void> {
    const { folder, log, head, onFailure } = this.options;
    try {
      const position = (await head()) ?? EMPTY;
      if (position === this.marked && !this.failed) return;
      await replaceFile(join(folder, FILE), contentOf({ log, position }));
      this.marked = position;
      if (this.failed) onFailure(null);
      this.failed = null;
    } catch (error) {
      const isNew = this.failed === null;
      this.failed = error instanceof Error ? error : new Error(String(error));
      if (isNew) onFailure(this.failed);
    }
  }
}

/** Sets the mark to the present end of the log, however far it reached before. The log must not be open elsewhere. */
export const replaceMark = async (folder: string, mark: Mark): Promise<void> => {
  const file = join(folder, FILE);
  try {
    await replaceFile(file, contentOf(mark));
  } catch (error) {
    throw fileError(file, error);
  }
};

/** null for a folder without a mark. @throws DataFileRefused for a file that is no mark */
export const readMark = (folder: string): Mark | null => {
  const file = join(folder, FILE);
  if (!existsSync(file)) return null;
  const { log, position } = CONTENT.exec(usingFile(file, () => readFileSync(file, 'latin1')))?.groups ?? {};
  if (log !== undefined && position !== undefined) return { log, position: BigInt(position) };
  throw new DataFileRefused(
    file,
    'is damaged: it does not say how far the log reached',
    'delete it if events.db is known to be whole (its last event is the newest you know of); the service writes it anew',
  );
};

/**
 * Compares the log with the mark of its folder. A folder without a mark passes: it may be restored from a backup. Where the
 * log is being written, the mark must be read first.
 *
 * @throws DataFileRefused when the log ends before the mark, and when the mark is another log's or none
 */
export const assertReached = (folder: string, marked: Mark | null, log: string, head: bigint | null): void => {
  const lost = lostEvents(folder, marked, log, head);
  if (lost === 0n) return;
  const end = head === null ? 'has no event' : `ends at position ${head}`;
  throw new DataFileRefused(
    join(folder, 'events.db'),
    `${end}, but reached position ${(head ?? EMPTY) + lost} (events.high-water): ${lost} events are lost`,
    'put the newer events.db back, with its events.db-wal; or, if those events are lost for good, go on without them by ' +
      '`sangkien accept-loss`',
  );
};

/** How many events the log had at its end and has no more. @throws DataFileRefused when the mark is another log's or none */
export const lostEvents = (folder: string, marked: Mark | null, log: string, head: bigint | null): bigint => {
  if (marked !== null && marked.log !== log) {
    throw new DataFileRefused(
      join(folder, FILE),
      `is of the log ${marked.log}, but events.db beside it is the log ${log}`,
      'do not mix files of two data folders; if events.db is the right one, delete this file, the service writes it anew',
    );
  }
  const lost = (marked?.position ?? EMPTY) - (head ?? EMPTY);
  return lost > 0n ? lost : 0n;
};
