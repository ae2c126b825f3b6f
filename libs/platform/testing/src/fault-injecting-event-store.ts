import { ForwardingEventStore, StoreUnavailable, type AppendResult, type EventStore } from '@app/event-store';

export interface AppendSteps {
  /** Beginning of the names of the streams that are meant; every stream unless given. */
  readonly to?: string;
  /** Runs before the write; throwing is a crash before it. */
  readonly before?: () => Promise<void>;
  /** Runs when it was written and nobody knows yet; throwing is a crash, or an answer that got lost. */
  readonly after?: () => Promise<void>;
}

/** Any log, to which a spec can have something happen around its next append. */
export class FaultInjectingEventStore extends ForwardingEventStore {
  private steps: AppendSteps = {};

  /** Once: with the next append to a stream that is meant. */
  aroundNextAppend(steps: AppendSteps): void {
    this.steps = steps;
  }

  /** As if the process had died before its next write to a stream whose name begins so: 503, and nothing is written. */
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
