import { ServiceHealth, type HealthCheck, type HealthReport, type ServiceClock } from '@app/http';

/** Adds a failing check while the clock disagrees: the process refuses commands, so another one should get them. */
export class ClockHealth extends ServiceHealth {
  constructor(
    private readonly others: ServiceHealth,
    private readonly clock: ServiceClock,
  ) {
    super();
  }

  override async report(): Promise<HealthReport> {
    const { checks, lags } = await this.others.report();
    const detail = this.clock.disagreement();
    return { checks: detail === null ? checks : [{ name: 'clock', status: 'fail', detail }, ...checks], lags };
  }

  override fatalChecks(): readonly HealthCheck[] {
    return this.others.fatalChecks();
  }
}
