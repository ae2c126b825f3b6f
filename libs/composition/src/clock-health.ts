import { ServiceHealth, type HealthCheck, type HealthReport, type HealthStatus, type ServiceClock } from '@app/http';

/**
 * Adds a check while the clock disagrees: the process refuses commands, and its reads are right. An event ahead of its
 * time makes every API process on the same servers disagree, so a failure would take all reads out of service.
 */
export class ClockHealth extends ServiceHealth {
  constructor(
    private readonly others: ServiceHealth,
    private readonly clock: ServiceClock,
    private readonly statusOnDisagreement: Exclude<HealthStatus, 'pass'>,
  ) {
    super();
  }

  override async report(): Promise<HealthReport> {
    const { checks, lags } = await this.others.report();
    const detail = this.clock.disagreement();
    const status = this.statusOnDisagreement;
    return { checks: detail === null ? checks : [{ name: 'clock', status, detail }, ...checks], lags };
  }

  override fatalChecks(): readonly HealthCheck[] {
    return this.others.fatalChecks();
  }
}
