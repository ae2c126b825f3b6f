import { isInstant } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { HttpProblem } from '../problems/http-problem.js';
import { LogEnd } from '../responses/log-end.js';
import { ServiceClock } from './service-clock.js';

/** Checks the position or the instant that a client asks for with `asOf`. */
@Injectable()
export class AskedMoment {
  constructor(
    private readonly logEnd: LogEnd,
    private readonly clock: ServiceClock,
  ) {}

  /** @throws HttpProblem POSITION_BEYOND_END, INSTANT_IN_FUTURE */
  async assertPast(asOf: string): Promise<void> {
    if (!isInstant(asOf)) {
      await this.logEnd.reached(BigInt(asOf));
      return;
    }
    const now = this.clock.now();
    if (asOf > now) throw new HttpProblem('INSTANT_IN_FUTURE', { details: { instant: asOf, now } });
  }
}
