import { instantOf, type Clock, type Instant } from '@app/kernel';

/** Injection token of the service's clock. */
export abstract class ServiceClock implements Clock {
  abstract now(): Instant;
}

export class SystemClock extends ServiceClock {
  now(): Instant {
    return instantOf(Date.now());
  }
}
