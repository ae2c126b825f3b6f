import type { EmbeddedEventStore } from '@app/event-store';
import { ServiceHealth, type HealthCheck, type ProjectionLag } from '@app/http';
import type { ProjectionHost } from './projection-host.js';

/** Behind by more than this is worth a warning; a board that is a little late is better than none. */
const LAG_BUDGET_EVENTS = 20_000n;

/** Health of the service on its embedded stores. */
export class EmbeddedServiceHealth extends ServiceHealth {
  constructor(
    private readonly events: EmbeddedEventStore,
    private readonly host: ProjectionHost,
  ) {
    super();
  }

  override async checks(): Promise<readonly HealthCheck[]> {
    const { failed } = this.events;
    const failure = this.host.failure();
    const { projections } = await this.host.progress.status();
    const lags = new Map((await this.projections()).map(({ projection, lag }) => [projection, lag]));
    return [
      failed
        ? { name: 'event-store', status: 'fail', detail: failed.message }
        : { name: 'event-store', status: 'pass' },
      ...(failure ? [{ name: 'projector', status: 'fail' as const, detail: failure.message }] : []),
      ...projections.map(({ name, status, stopped }): HealthCheck => {
        const check = { name: `projection:${name}` };
        if (stopped) {
          const where = stopped.at === null ? '' : `at position ${stopped.at}: `;
          return { ...check, status: 'fail', detail: `stopped ${where}${stopped.reason}` };
        }
        const lag = lags.get(name) ?? 0n;
        if (status === 'rebuilding') return { ...check, status: 'warn', detail: `rebuilding, ${lag} events to go` };
        if (lag > LAG_BUDGET_EVENTS) return { ...check, status: 'warn', detail: `${lag} events behind` };
        return { ...check, status: 'pass', detail: `${lag} events behind` };
      }),
    ];
  }

  override async projections(): Promise<readonly ProjectionLag[]> {
    const { projections } = await this.host.progress.status();
    const head = await this.events.head();
    return projections.map(({ name, position }) => ({
      projection: name,
      position,
      lag: (head ?? -1n) - (position ?? -1n),
    }));
  }
}
