import { ServiceClock, ServiceHealth, type HealthCheck, type HealthReport } from '@app/http';
import type { Instant } from '@app/kernel';
import { ClockHealth } from './clock-health.js';

class Healthy extends ServiceHealth {
  override async report(): Promise<HealthReport> {
    return { checks: [{ name: 'event-store', status: 'pass' }], lags: [] };
  }
  override fatalChecks(): readonly HealthCheck[] {
    return [];
  }
}

class ClockThat extends ServiceClock {
  constructor(private readonly reason: string | null) {
    super();
  }
  override now(): Instant {
    return '2022-01-10T02:00:00.000Z';
  }
  override disagreement(): string | null {
    return this.reason;
  }
}

test.each(['fail', 'warn'] as const)('a clock that disagrees is a %s, before the other checks', async (status) => {
  const { checks } = await new ClockHealth(new Healthy(), new ClockThat('it was set back'), status).report();
  expect(checks).toEqual([
    { name: 'clock', status, detail: 'it was set back' },
    { name: 'event-store', status: 'pass' },
  ]);
});

test('a clock that agrees is no check', async () => {
  const { checks } = await new ClockHealth(new Healthy(), new ClockThat(null), 'fail').report();
  expect(checks).toEqual([{ name: 'event-store', status: 'pass' }]);
});
