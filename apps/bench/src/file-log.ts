import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EventToAppend } from '@app/event-store';

const lineOf = ({ id, type, data, metadata }: EventToAppend): string => `${id}\t${type}\t${data}\t${metadata}\n`;

/** The upper bound: the same bytes appended to a plain file, equally durable. */
export class FileLog {
  private readonly path: string;
  private readonly file: number;
  private waiting: { readonly line: string; readonly resolve: () => void }[] = [];

  constructor(folder: string, name: string) {
    this.path = join(folder, name);
    this.file = openSync(this.path, 'a');
  }

  /** One write and one fdatasync. */
  appendNow(event: EventToAppend): void {
    writeSync(this.file, lineOf(event));
    fdatasyncSync(this.file);
  }

  /** Appends queued in one turn of the event loop share one write and one fdatasync. */
  appendGrouped(event: EventToAppend): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ line: lineOf(event), resolve });
      if (this.waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  private flush(): void {
    const group = this.waiting;
    this.waiting = [];
    writeSync(this.file, group.map(({ line }) => line).join(''));
    fdatasyncSync(this.file);
    for (const { resolve } of group) resolve();
  }

  remove(): void {
    closeSync(this.file);
    rmSync(this.path);
  }
}
