import {
  DomainError,
  plusMs,
  epochMs,
  deciderOf,
  type DomainCommand,
  type DomainEvent,
  type Instant,
} from '@app/kernel';
import { EventCodec, EventRegistry, type EventStore } from '@app/event-store';
import {
  CommandExecutor,
  type CommandClock,
  commandIdOf,
  type CommandEnvelope,
  type CommandOutcome,
  type DecisionInput,
} from '@app/command-handling';

/** A toy ledger: amounts are deposited and withdrawn, never below zero. */
export type Moved = DomainEvent<'Moved', { readonly amount: number }>;
export type Checked = DomainEvent<'Checked', { readonly total: number }>;
export type LedgerEvent = Moved | Checked;
export type Move = DomainCommand<'Move', { readonly amount: number; readonly check: boolean }>;

const move = ({ data: { amount, check } }: Move, total: number): readonly LedgerEvent[] => {
  if (total + amount < 0) throw new DomainError('conflict', 'OVERDRAWN', { total });
  if (amount === 0) return [];
  const moved: Moved = { type: 'Moved', data: { amount } };
  return check ? [moved, { type: 'Checked', data: { total: total + amount } }] : [moved];
};

export const ledger = deciderOf({
  initialState: 0,
  evolve: (total: number, { type, data }: LedgerEvent) => (type === 'Moved' ? total + data.amount : total),
  decisions: { Move: move },
});

export const NOW = '2022-03-01T02:00:00.000Z';
export const MEMBER = '00000000-0000-4000-8000-000000000001';

export class SettableClock implements CommandClock {
  constructor(public instant: Instant = NOW) {}

  now(): Instant {
    return this.instant;
  }

  elapsedMs(): number {
    return epochMs(this.instant);
  }

  /** Set by a spec. */
  reason: string | null = null;

  disagreement(): string | null {
    return this.reason;
  }

  advance(ms: number): void {
    this.instant = plusMs(this.instant, ms);
  }
}

export const codec = new EventCodec(
  new EventRegistry([
    { type: 'Moved', storedName: 'Moved' },
    { type: 'Checked', storedName: 'Checked' },
    { type: 'NameReserved', storedName: 'NameReserved' },
  ]),
);

/** Of the ledgers and of their reserved names. */
export const categories = ['ledger', 'name'];

export interface MoveOptions {
  readonly key?: string;
  readonly amount?: number;
  readonly check?: boolean;
  readonly ifMatch?: bigint | null;
  readonly account?: string;
  readonly appendWithinMs?: number;
  /** Runs where a handler gathers its facts; the result is added to the prepared command. */
  readonly whilePreparing?: (total: number) => Promise<Partial<DecisionInput<Move['data']>> | void>;
}

/** Sends moves to a ledger as a handler would. */
export class LedgerClient {
  readonly clock = new SettableClock();
  readonly executor: CommandExecutor;

  constructor(
    readonly store: EventStore,
    requireAdmitted?: (principal: string) => Promise<void>,
  ) {
    this.executor = new CommandExecutor(store, codec, '1.2.3', requireAdmitted);
  }

  envelope(key: string, ifMatch: bigint | null): CommandEnvelope {
    const commandId = commandIdOf(MEMBER, key);
    return {
      commandId,
      principal: MEMBER,
      receivedAt: this.clock.now(),
      clock: this.clock,
      receivedAtMs: this.clock.elapsedMs(),
      correlationId: `correlation of ${key}`,
      causationId: commandId,
      ifMatch,
    };
  }

  async move({
    key = 'k-1',
    amount = 5,
    check = false,
    ifMatch = null,
    account = 'a',
    whilePreparing,
    ...rest
  }: MoveOptions = {}): Promise<CommandOutcome> {
    return this.executor.execute(
      { input: { amount, check }, envelope: this.envelope(key, ifMatch) },
      {
        decider: ledger,
        type: 'Move',
        target: { stream: `ledger-${account}`, id: account },
        prepare: async (total) => ({
          by: { memberId: MEMBER, mandate: { role: 'CASHIER', unitId: 'u-1' } },
          data: { amount, check },
          ...(await whilePreparing?.(total)),
        }),
        ...rest,
      },
    );
  }

  async events(stream = 'ledger-a') {
    return (await this.store.readStream(stream)).map((stored) => codec.decode(stored));
  }
}
