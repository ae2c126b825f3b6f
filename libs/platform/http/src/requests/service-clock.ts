import type { CommandClock } from '@app/command-handling';
import { epochMs, type Instant } from '@app/kernel';

/** Injection token of the service's clock. */
export abstract class ServiceClock implements CommandClock {
  abstract now(): Instant;

  elapsedMs(): number {
    return epochMs(this.now());
  }

  disagreement(): string | null {
    return null;
  }
}
