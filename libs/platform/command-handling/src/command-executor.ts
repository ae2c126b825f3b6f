import type { Actor, Decider, DomainEvent, JsonValue } from '@app/kernel';
import {
  AppendAbandoned,
  type EventCodec,
  type EventStore,
  WrongExpectedRevision,
  newBlind,
  type CommandMetadata,
} from '@app/event-store';
import { commandHashOf, derivedId, type CommandEnvelope } from './command-envelope.js';
import { trackAppliedCommands, findAppliedCommand, type AppliedCommand } from './applied-commands.js';
import {
  ClockDisagrees,
  CommandExpired,
  IdempotencyKeyReused,
  StaleRevision,
  TooMuchContention,
} from './command-errors.js';
import type { CommandOutcome } from './command-outcome.js';
import { StreamReservations, type Reservation } from './stream-reservations.js';
import { StreamStateCache } from './stream-state-cache.js';

/** The input of a decision besides the client's, gathered after the stream was read. */
export interface DecisionInput<Data> {
  readonly by: Actor;
  /** The command's data: the client's input with every fact the decision needs. */
  readonly data: Data;
  readonly ruleSetVersion?: number;
  /** memberId of the person the actor acts for, if not the actor. */
  readonly onBehalfOf?: string;
  /** Claimed after the decision and before its events are written. */
  readonly reservations?: readonly Reservation[];
  /**
   * Stores data that the events refer to, such as personal data. Runs after the command is accepted and its
   * reservations are held, so a refused command leaves nothing. Must be repeatable. May throw DomainError.
   */
  readonly beforeAppend?: (metadata: CommandMetadata) => Promise<void>;
}

export interface CommandTarget {
  readonly stream: string;
  /** Id returned to the client. */
  readonly id: string;
}

/**
 * The command a client sent: a WriteCommand, or a part of one. Requests with the same input and key are the same
 * command.
 */
export interface SentCommand {
  readonly input: JsonValue;
  readonly envelope: CommandEnvelope;
}

export interface Execution<Commands, Type extends keyof Commands & string, Event extends DomainEvent, State> {
  readonly decider: Decider<Commands, Event, State>;
  readonly type: Type;
  /** Name of the client's command if it runs several decisions. Default: `type`. */
  readonly sentAs?: string;
  readonly target: CommandTarget;
  /**
   * Loads facts and checks authority. Runs after the replay and If-Match checks, so a replay succeeds even when the
   * actor's role has ended. Runs again on a retry. May throw DomainError.
   */
  readonly prepare: (state: State) => Promise<DecisionInput<NoInfer<Commands[Type]>>>;
  /**
   * Time limit from receipt to append. Sealing folds the whole log and races with nothing, so only sealing may take
   * longer.
   */
  readonly appendWithinMs?: number;
}

/** Cut-offs are recorded 60 s ahead and sealing waits 60 s, so a command may take a third of that to reach the store. */
const APPEND_WITHIN_MS = 20_000;
const ATTEMPTS = 8;
/** Size of the state cache per decider: more initiatives than a campaign of a national union has waiting for a decision. */
const CACHED_STREAMS = 10_000;

/**
 * Runs a command on one stream: replay check, If-Match check, decide, append with the loaded revision as the expected
 * revision.
 *
 * - A principal who is no longer admitted is refused, replays included: who may not ask gets no answer.
 * - A replay returns the first outcome. Other input under the same key throws IdempotencyKeyReused.
 * - A stale If-Match throws StaleRevision and is never retried.
 * - While the clock disagrees every command but a replay throws ClockDisagrees.
 * - A refusal (DomainError) leaves no trace; the next request is decided afresh.
 * - A command that lost to a concurrent writer is decided again on the new state, unless it named a revision.
 * - The outcome is returned only after the events are durable.
 */
export class CommandExecutor {
  private readonly reservations: StreamReservations;
  private readonly states: StreamStateCache;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly appVersion: string,
    /** Throws a DomainError for a principal whose commands are no longer accepted. */
    private readonly requireAdmitted: (principal: string) => Promise<void> = async () => undefined,
  ) {
    this.reservations = new StreamReservations(store, codec);
    this.states = new StreamStateCache(store, codec, CACHED_STREAMS);
  }

  async execute<Commands, Type extends keyof Commands & string, Event extends DomainEvent, State>(
    { input, envelope }: SentCommand,
    execution: Execution<Commands, Type, Event, State>,
  ): Promise<CommandOutcome> {
    const { decider, type, sentAs = type, target, prepare } = execution;
    const commandHash = commandHashOf(sentAs, input);
    const fold = trackAppliedCommands(decider);
    for (let attempt = 1; ; attempt++) {
      // At the same time: on servers each is a round trip.
      const [loaded] = await Promise.all([
        this.states.load(fold, target.stream),
        this.requireAdmitted(envelope.principal),
      ]);
      const { state, newest } = loaded.state;
      const replay = this.findReplay(newest, envelope.commandId, commandHash, target);
      if (replay) return replay;
      const { revision } = loaded;
      if (envelope.ifMatch !== null && envelope.ifMatch !== revision) {
        throw new StaleRevision(target.stream, envelope.ifMatch, revision);
      }
      const prepared = await prepare(state);
      // After the facts were read: the instants they were recorded at count too.
      this.requireAgreement(envelope);
      const { by, data } = prepared;
      const events = decider.decide({ type, data, by, at: envelope.receivedAt }, state);
      if (events.length === 0) {
        return { revision: revision ?? -1n, position: newest?.position ?? 0n, replayed: false, ...target };
      }
      const metadata = this.metadataOf(prepared, envelope, sentAs, commandHash);
      for (const reservation of prepared.reservations ?? []) await this.reservations.claim(reservation, metadata);
      await prepared.beforeAppend?.(metadata);
      const { clock } = envelope;
      const deadline = envelope.receivedAtMs + (execution.appendWithinMs ?? APPEND_WITHIN_MS);
      try {
        const appended = await this.store.append(
          target.stream,
          revision ?? 'no-stream',
          // The id includes the content hash: different content sent at the same time under the same key must not look
          // like a retry to the store.
          events.map((event, index) =>
            this.codec.encode(derivedId(envelope.commandId, `event:${target.stream}:${commandHash}:${index}`), event, {
              blind: newBlind(),
              ...metadata,
            }),
          ),
          { abandonIf: () => clock.elapsedMs() > deadline || clock.disagreement() !== null },
        );
        this.states.advance(fold, target.stream, loaded, {
          state: {
            state: events.reduce((before, event) => decider.evolve(before, event), state),
            newest: { commandId: envelope.commandId, commandHash, earlier: newest, ...appended },
          },
          revision: appended.revision,
        });
        return { replayed: false, ...target, ...appended };
      } catch (error) {
        if (error instanceof AppendAbandoned) this.requireAgreement(envelope);
        if (error instanceof AppendAbandoned) throw new CommandExpired(envelope.commandId);
        if (!(error instanceof WrongExpectedRevision)) throw error;
        if (attempt === ATTEMPTS) throw new TooMuchContention(target.stream);
      }
    }
  }

  private requireAgreement({ clock }: CommandEnvelope): void {
    const reason = clock.disagreement();
    if (reason !== null) throw new ClockDisagrees(reason);
  }

  private findReplay(
    newest: AppliedCommand | null,
    commandId: string,
    commandHash: string,
    target: CommandTarget,
  ): CommandOutcome | null {
    const own = findAppliedCommand(newest, commandId);
    if (!own) return null;
    if (own.commandHash !== commandHash) throw new IdempotencyKeyReused(commandId);
    return { revision: own.revision, position: own.position, replayed: true, ...target };
  }

  private metadataOf(
    { by, ruleSetVersion, onBehalfOf }: DecisionInput<unknown>,
    envelope: CommandEnvelope,
    commandType: string,
    commandHash: string,
  ): CommandMetadata {
    return {
      $correlationId: envelope.correlationId,
      $causationId: envelope.causationId,
      commandId: envelope.commandId,
      commandType,
      commandHash,
      actor: by.memberId,
      onBehalfOf: onBehalfOf ?? null,
      role: by.mandate?.role ?? null,
      unitId: by.mandate?.unitId ?? null,
      recordedAt: envelope.clock.now(),
      effectiveAt: envelope.receivedAt,
      ruleSetVersion: ruleSetVersion ?? null,
      appVersion: this.appVersion,
    };
  }
}
