import { Injectable } from '@nestjs/common';
import type { EventMetadata, StoredEvent } from '@app/event-store';
import type { Instant } from '@app/kernel';

/** Every event up to `position` was recorded at `latest` or before. */
interface Mark {
  readonly position: bigint;
  readonly latest: Instant;
}

export const recordedAt = ({ metadata }: StoredEvent): Instant => (JSON.parse(metadata) as EventMetadata).recordedAt;

/**
 * Where reads of the log by time of recording may begin. Times of recording do not quite grow, because instances have clocks
 * of their own, and positions of the log cannot be computed on every store. So the marks are learnt from reads that went on
 * without a gap from the beginning: the first one costs the log up to its instant, later ones a page.
 */
@Injectable()
export class RecordedMarks {
  private readonly marks: Mark[] = [];

  /** A full page, read right after `after`; undefined for the beginning. */
  learn(after: bigint | undefined, page: readonly StoredEvent[]): void {
    const last = this.marks.at(-1);
    if (after !== last?.position || page.length === 0) return;
    const latest = page.reduce(
      (most, event) => (recordedAt(event) > most ? recordedAt(event) : most),
      last?.latest ?? '',
    );
    this.marks.push({ position: page.at(-1)!.position, latest });
  }

  /** A position up to which every event was recorded before the instant; undefined if none is known. */
  before(instant: Instant): bigint | undefined {
    let [low, high] = [0, this.marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.marks[middle]!.latest < instant) low = middle + 1;
      else high = middle;
    }
    return this.marks[low - 1]?.position;
  }
}
