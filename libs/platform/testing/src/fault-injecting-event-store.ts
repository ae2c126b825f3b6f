import { ForwardingEventStore, StoreUnavailable, type AppendResult, type EventStore } from '@app/event-store';

export interface AppendSteps {
  /** Prefix of the stream names it applies to. Default: every stream. */
  readonly to?: string;
  /** Runs before the write; throwing simulates a crash before it. */
  readonly before?: () => Promise<void>;
  /** Runs after the write, before it is acknowledged; throwing simulates a crash or a lost response. */
  readonly after?: () => Promise<void>;
}

/** Wraps a log and runs steps of a spec around its next append. */
export class FaultInjectingEventStore extends ForwardingEventStore {
  private steps: AppendSteps = {};

  /** Applies once, to the next append to a matching stream. */
  aroundNextAppend(steps: AppendSteps): void {
    this.steps = steps;
  }

  /** Simulates a crash before the next write to a stream with this prefix: 503, and nothing is written. */
  interruptBefore(to: string): void {
    this.aroundNextAppend({
      to,
      before: async () => {
        throw new StoreUnavailable('interrupted', 'not-written');
      },
    });
  }

  override async append(...args: Parameters<EventStore['append']>): Promise<AppendResult> {
    const { to = '', before, after } = this.steps;
    if (!args[0].startsWith(to)) return this.store.append(...args);
    this.steps = {};
    await before?.();
    const result = await this.store.append(...args);
    await after?.();
    return result;
  }
}
