import type { WritingState } from '@app/event-store';
import type { HealthCheck } from '@app/http';
import { Logger } from '@nestjs/common';

/** A disk failed under a data file. Only a new process, which reads the file, knows what reached the disk. */
export class DataFileFailed extends Error {
  constructor(file: string, cause: Error) {
    super(`${file} cannot be written: ${cause.message}`, { cause });
    this.name = 'DataFileFailed';
  }
}

/** On a nearly full disk small writes succeed between larger ones that fail; that is one shortage. */
const TELL_ROOM_AFTER_MS = 10_000;

/** Watches the files that commands write: tells once what happens to them, in the log and to health checks. */
export class DataFiles {
  /** Resolves with the first failure, after which this process should end. */
  readonly failed: Promise<DataFileFailed>;
  private readonly checksByName = new Map<string, HealthCheck>();
  /** Of files told to have no room, and written again since: what will tell that. */
  private readonly shortages = new Map<string, NodeJS.Timeout | null>();
  private readonly log = new Logger('disk');
  private fail!: (failure: DataFileFailed) => void;

  constructor(private readonly tellRoomAfterMs = TELL_ROOM_AFTER_MS) {
    this.failed = new Promise((resolve) => (this.fail = resolve));
  }

  /** @param name of the health check */
  watch(name: string): (state: WritingState) => void {
    this.checksByName.set(name, { name, status: 'pass' });
    return (state) => this.changed(name, state);
  }

  checks(): readonly HealthCheck[] {
    return [...this.checksByName.values()];
  }

  fatalChecks(): readonly HealthCheck[] {
    return this.checks().filter(({ status }) => status === 'fail');
  }

  private changed(name: string, state: WritingState): void {
    if (state.kind === 'writing') {
      this.checksByName.set(name, { name, status: 'pass' });
      return void this.shortages.set(name, setTimeout(() => this.tellRoom(name), this.tellRoomAfterMs).unref());
    }
    const { file, error } = state;
    if (state.kind === 'disk-full') {
      const detail = `no room to write ${file}: ${error.message}`;
      this.checksByName.set(name, { name, status: 'warn', detail });
      return this.tellShortage(name, detail);
    }
    const failure = new DataFileFailed(file, error);
    this.checksByName.set(name, { name, status: 'fail', detail: failure.message });
    this.log.error(`${failure.message}; nothing more is written until a new process has read it`);
    this.fail(failure);
  }

  private tellShortage(name: string, detail: string): void {
    const timer = this.shortages.get(name);
    this.shortages.set(name, null);
    if (timer === undefined) {
      return this.log.error(`${detail}; commands are refused with DISK_FULL until there is, reads go on`);
    }
    if (timer !== null) clearTimeout(timer);
  }

  private tellRoom(name: string): void {
    this.shortages.delete(name);
    this.log.log(`${name}: the disk has room again, commands are accepted`);
  }
}
