/** The calls of the server, by the names of their rpcs. */
export type Rpc = 'Append' | 'BatchAppend' | 'Read' | 'Delete' | 'Tombstone' | 'GetSupportedMethods' | 'GossipRead';

/**
 * The faults. Each is plain data, so it can be armed from another process.
 *
 * Of calls, at once; features and gossip only ever get `unavailable`:
 * - `unavailable`: refused with UNAVAILABLE, as by a node that has stopped.
 * - `not-ready`: refused as by a node that is starting (`RpcExceptions.ServerNotReady`; a batched append gets it as its
 *   own answer, and the call stays open).
 * - `not-leader`: refused with the endpoint of the leader; ends the call of batched appends.
 * - `access-denied`: refused; a batched append gets it as its own answer.
 *
 * Of appends, in either form:
 * - `answer-lost`: applied and never answered; with `cut`, the call ends with UNAVAILABLE.
 * - `append-hangs`: neither applied nor answered.
 * - `append-held`: applied and answered only when the fault is released, whatever the client does meanwhile.
 * - `commit-timeout`: applied, and answered with a commit timeout.
 * - `commit-late`: answered with a commit timeout, and applied only when the fault is released.
 * - `explicit-transaction`: a separate record commits the events, so their commit and prepare positions differ.
 *
 * Of reads and subscriptions:
 * - `drop-subscription`: a subscription ends with UNAVAILABLE after this many events.
 * - `duplicate-deliveries`: a subscription delivers every event twice; each page of events counts as a call.
 * - `reordered-deliveries`: a subscription swaps adjacent events; each page of events counts as a call.
 * - `reads-held`: nothing is sent until the fault is released; each message counts as a call.
 *
 * Of everything: `slow` waits this long before every answer, and before every message of a read.
 */
export type Fault =
  | { readonly kind: 'unavailable' | 'not-ready' | 'access-denied'; readonly rpcs?: readonly Rpc[] }
  | {
      readonly kind: 'not-leader';
      readonly leader: { readonly host: string; readonly port: number };
      readonly rpcs?: readonly Rpc[];
    }
  | { readonly kind: 'answer-lost'; readonly cut?: boolean }
  | { readonly kind: 'append-hangs' | 'append-held' | 'commit-timeout' | 'commit-late' | 'explicit-transaction' }
  | { readonly kind: 'drop-subscription'; readonly afterEvents: number }
  | { readonly kind: 'duplicate-deliveries' | 'reordered-deliveries' | 'reads-held' }
  | { readonly kind: 'slow'; readonly milliseconds: number };

export type FaultKind = Fault['kind'];
type FaultOf<Kind extends FaultKind> = Fault & { readonly kind: Kind };

/** A fault that is active until its calls are used up or it is disarmed. */
export class ArmedFault<Kind extends FaultKind = FaultKind> {
  /** Number of calls it has struck. */
  hits = 0;
  private readonly waiting: { readonly hits: number; readonly resolve: () => void }[] = [];
  private open!: () => void;
  private readonly gate = new Promise<void>((resolve) => {
    this.open = resolve;
  });

  constructor(
    readonly fault: FaultOf<Kind>,
    private callsLeft: number,
  ) {}

  get isArmed(): boolean {
    return this.callsLeft > 0;
  }

  /** Strikes no further call; calls already held stay held. */
  disarm(): void {
    this.callsLeft = 0;
  }

  /** Releases all held calls and disarms it. */
  release(): void {
    this.disarm();
    this.open();
  }

  /** Resolves on release. */
  released(): Promise<void> {
    return this.gate;
  }

  /** Resolves when it has struck this many calls; tests wait for this instead of sleeping. */
  struck(calls = 1): Promise<void> {
    if (this.hits >= calls) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ hits: calls, resolve }));
  }

  strike(): void {
    this.callsLeft -= 1;
    this.hits += 1;
    for (const { hits, resolve } of this.waiting) if (hits <= this.hits) resolve();
  }
}

/** The active faults. Of several of one kind, the one armed first strikes. */
export class Faults {
  private armed: ArmedFault[] = [];

  /** @param calls number of calls it strikes. Default: all until it is disarmed */
  arm<Kind extends FaultKind>(fault: FaultOf<Kind>, calls = Infinity): ArmedFault<Kind> {
    const armed = new ArmedFault<Kind>(fault, calls);
    this.armed.push(armed);
    return armed;
  }

  /** Disarms every fault and releases all held calls. */
  clear(): void {
    for (const fault of this.armed) fault.release();
    this.armed = [];
  }

  /** The fault of this kind that strikes the call, and counts it; undefined for none. */
  strike<Kind extends FaultKind>(kind: Kind, rpc?: Rpc): ArmedFault<Kind> | undefined {
    const found = this.peek(kind, rpc);
    found?.strike();
    return found;
  }

  /** The same, without counting the call. */
  peek<Kind extends FaultKind>(kind: Kind, rpc?: Rpc): ArmedFault<Kind> | undefined {
    if (this.armed.length === 0) return undefined;
    return this.armed.find(
      ({ fault, isArmed }) =>
        isArmed && fault.kind === kind && (!('rpcs' in fault) || !rpc || fault.rpcs?.includes(rpc)),
    ) as unknown as ArmedFault<Kind> | undefined;
  }

  /** Waits for the duration of a `slow` fault. */
  async delay(): Promise<void> {
    const slow = this.strike('slow')?.fault;
    if (slow) await new Promise((resolve) => setTimeout(resolve, slow.milliseconds));
  }
}
