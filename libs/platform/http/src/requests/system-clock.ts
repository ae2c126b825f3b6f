import { epochMs, instantOf, type Instant } from '@app/kernel';
import { ServiceClock } from './service-clock.js';

/** Steps of the wall clock up to this size are followed: servers' clocks need to agree within seconds only. */
const TOLERANCE_MS = 5_000;
/**
 * A new wall time is adopted once it has held this long, and small steps add up to no more than the tolerance within this
 * time. The minute that cut-offs and sealings wait is therefore longer than the 40 s of a command, whatever is set.
 */
const SETTLED_AFTER_MS = 60_000;

export interface TimeSources {
  /** Milliseconds since the Unix epoch, of the clock that people and NTP set. */
  readonly wallMs: () => number;
  /** Milliseconds of a clock that nobody sets. */
  readonly elapsedMs: () => number;
}

/**
 * The clock of the process. It compares the wall clock with the monotonic one and with the newest instant in the log,
 * and disagrees while the wall clock has jumped or is behind the log. It ends by itself: when the wall clock is
 * corrected, or when a new wall time has held for a minute and is not behind the log.
 */
export class SystemClock extends ServiceClock {
  /** Wall time minus elapsed time, when the two last agreed. */
  private offsetMs: number;
  /** The offset that small steps are compared with. */
  private settled: { readonly offsetMs: number; readonly atMs: number };
  private jump: { readonly offsetMs: number; readonly seenAtMs: number } | null = null;
  private newestInLog: Instant = '';
  private last: Instant = '';
  private disagreeing = false;

  /** @param onChange told the reason when the clock begins to disagree, and null when it agrees again */
  constructor(
    private readonly time: TimeSources = { wallMs: () => Date.now(), elapsedMs: () => performance.now() },
    private readonly onChange: (reason: string | null) => void = () => {},
  ) {
    super();
    this.offsetMs = time.wallMs() - time.elapsedMs();
    this.settled = { offsetMs: this.offsetMs, atMs: time.elapsedMs() };
  }

  override elapsedMs(): number {
    return this.time.elapsedMs();
  }

  /** Never runs back, and is never behind the newest instant in the log unless the clock disagrees with it. */
  override now(): Instant {
    this.compare();
    const own = instantOf(this.offsetMs + this.time.elapsedMs());
    if (own > this.last) this.last = own;
    return this.newestInLog > this.last && !this.isBehindLog() ? this.newestInLog : this.last;
  }

  /** The instant of an event that the process has written or read. */
  observe(recordedAt: Instant): void {
    if (recordedAt > this.newestInLog) this.newestInLog = recordedAt;
  }

  override disagreement(): string | null {
    this.compare();
    const reason = this.reason();
    if (this.disagreeing !== (reason !== null)) {
      this.disagreeing = reason !== null;
      this.onChange(reason);
    }
    return reason;
  }

  private reason(): string | null {
    if (this.jump) {
      const seconds = Math.round((this.jump.offsetMs - this.offsetMs) / 1000);
      return `the system clock was set ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'back'}`;
    }
    return this.isBehindLog() ? `the system clock is behind the log, which has an event of ${this.newestInLog}` : null;
  }

  private isBehindLog(): boolean {
    return this.newestInLog !== '' && epochMs(this.newestInLog) > this.time.wallMs() + TOLERANCE_MS;
  }

  private compare(): void {
    const elapsedMs = this.time.elapsedMs();
    const wallMs = this.time.wallMs();
    const offsetMs = wallMs - elapsedMs;
    const near = (other: number): boolean => Math.abs(offsetMs - other) <= TOLERANCE_MS;
    if (near(this.settled.offsetMs)) {
      this.offsetMs = offsetMs;
      this.jump = null;
      if (elapsedMs - this.settled.atMs >= SETTLED_AFTER_MS) this.settled = { offsetMs, atMs: elapsedMs };
    } else if (!this.jump || !near(this.jump.offsetMs)) {
      this.jump = { offsetMs, seenAtMs: elapsedMs };
    } else if (elapsedMs - this.jump.seenAtMs >= SETTLED_AFTER_MS && instantOf(wallMs) >= this.newestInLog) {
      this.offsetMs = offsetMs;
      this.settled = { offsetMs, atMs: elapsedMs };
      this.jump = null;
      this.last = '';
    }
  }
}
