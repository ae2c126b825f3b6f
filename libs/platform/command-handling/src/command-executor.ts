import { epochMs, type Decider, type DomainCommand, type DomainEvent, type JsonValue } from '@app/kernel';
import {
  AppendAbandoned,
  type EventCodec,
  type EventStore,
  WrongExpectedRevision,
  type EventMetadata,
} from '@app/event-store';
import { commandHashOf, derivedId, type CommandEnvelope } from './command-envelope.js';
import { commandHistoryOf, markOf, type CommandMark } from './command-history.js';
import { CommandExpired, IdempotencyKeyReused, StaleRevision, TooMuchContention } from './command-errors.js';
import type { CommandOutcome } from './command-outcome.js';
import { StreamReservations, type Reservation } from './stream-reservations.js';
import { StreamStateCache } from './stream-state-cache.js';

/** A command with the facts its decision needs, gathered after the stream was read. */
export interface PreparedCommand<Command extends DomainCommand> {
  readonly command: Command;
  readonly ruleSetVersion?: number;
  /** memberId of the person the act is done for, when not the actor. */
  readonly onBehalfOf?: string;
  /** Claimed after the decision and before its events are written. */
  readonly reservations?: readonly Reservation[];
  /**
   * What must be durable before the events are, such as personal data they refer to. Runs once the command is accepted
   * and its reservations are held, so a refused command leaves nothing behind; must be repeatable.
   */
  readonly beforeAppend?: () => Promise<void>;
}

export interface CommandTarget {
  readonly stream: string;
  /** Id answered to the client. */
  readonly id: string;
}

export interface ExecutionRequest<Command extends DomainCommand, Event extends DomainEvent, State> {
  readonly decider: Decider<Command, Event, State>;
  readonly target: CommandTarget;
  readonly envelope: CommandEnvelope;
  /** The client's input, word for word: what makes two sendings the same command. */
  readonly input: { readonly type: string; readonly content: JsonValue };
  /**
   * Gathers facts and authority. Runs after own-repeat and If-Match checks, so a repeat gets its first answer even when
   * the actor's role has ended since. May throw DomainError. Runs again when the command is retried.
   */
  readonly prepare: (state: State) => Promise<PreparedCommand<NoInfer<Command>>>;
  /** Sealing folds the whole log and races with nothing; every other command must be appended within 20 s of its receipt. */
  readonly appendWithinMs?: number;
}

/** Cut-offs are recorded 60 s ahead and sealing waits 60 s, so a command may take a third of that to reach the store. */
const APPEND_WITHIN_MS = 20_000;
const ATTEMPTS = 8;
/** Streams whose state is kept between commands, per decider: a file is mostly worked on in one go. */
const STREAMS_AT_HAND = 5_000;

/**
 * Runs a command on one stream: own repeat, then If-Match, then decide, then append with the loaded revision.
 *
 * - A command whose id stands in the stream already gets its first answer; other content under the same id is refused
 *   with IdempotencyKeyReused.
 * - If-Match is compared next; a stale one throws StaleRevision and is never retried.
 * - Refusals (DomainError) leave no trace and are decided afresh on the next sending.
 * - A lost race is decided again on the new state, unless the person gave a precondition.
 * - The answer comes only after the events are durable.
 */
export class CommandExecutor {
  private readonly reservations: StreamReservations;
  private readonly histories: StreamStateCache;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly appVersion: string,
  ) {
    this.reservations = new StreamReservations(store, codec);
    this.histories = new StreamStateCache(store, codec, STREAMS_AT_HAND);
  }

  async execute<Command extends DomainCommand, Event extends DomainEvent, State>(
    request: ExecutionRequest<Command, Event, State>,
  ): Promise<CommandOutcome> {
    const { decider, target, envelope, input } = request;
    const commandHash = commandHashOf(input.type, input.content);
    const fold = commandHistoryOf(decider);
    for (let attempt = 1; ; attempt++) {
      const loaded = await this.histories.load(fold, target.stream);
      const { state, newest } = loaded.state;
      const first = this.firstAnswer(newest, envelope.commandId, commandHash, target);
      if (first) return first;
      const { revision } = loaded;
      if (envelope.ifMatch !== null && envelope.ifMatch !== revision) {
        throw new StaleRevision(target.stream, envelope.ifMatch, revision);
      }
      const prepared = await request.prepare(state);
      const events = decider.decide(prepared.command, state);
      if (events.length === 0) {
        return { ...target, revision: revision ?? -1n, position: newest?.position ?? 0n, repeated: false };
      }
      const metadata = this.metadataOf(prepared, envelope, input.type, commandHash);
      for (const reservation of prepared.reservations ?? []) await this.reservations.claim(reservation, metadata);
      await prepared.beforeAppend?.();
      const deadline = epochMs(envelope.receivedAt) + (request.appendWithinMs ?? APPEND_WITHIN_MS);
      try {
        const appended = await this.store.append(
          target.stream,
          revision ?? 'no-stream',
          // With the content in its id, other content sent under the same key at the same moment is no repeat to the store.
          events.map((event, index) =>
            this.codec.encode(
              derivedId(envelope.commandId, `event:${target.stream}:${commandHash}:${index}`),
              event,
              metadata,
            ),
          ),
          { abandonIf: () => epochMs(envelope.clock.now()) > deadline },
        );
        this.histories.advance(fold, target.stream, loaded, {
          state: {
            state: events.reduce((before, event) => decider.evolve(before, event), state),
            newest: { commandId: envelope.commandId, commandHash, ...appended, earlier: newest },
          },
          revision: appended.revision,
        });
        return { ...target, ...appended, repeated: false };
      } catch (error) {
        if (error instanceof AppendAbandoned) throw new CommandExpired(envelope.commandId);
        if (!(error instanceof WrongExpectedRevision)) throw error;
        if (attempt === ATTEMPTS) throw new TooMuchContention(target.stream);
      }
    }
  }

  private firstAnswer(
    newest: CommandMark | null,
    commandId: string,
    commandHash: string,
    target: CommandTarget,
  ): CommandOutcome | null {
    const own = markOf(newest, commandId);
    if (!own) return null;
    if (own.commandHash !== commandHash) throw new IdempotencyKeyReused(commandId);
    return { ...target, revision: own.revision, position: own.position, repeated: true };
  }

  private metadataOf(
    { command, ruleSetVersion, onBehalfOf }: PreparedCommand<DomainCommand>,
    envelope: CommandEnvelope,
    commandType: string,
    commandHash: string,
  ): EventMetadata {
    return {
      $correlationId: envelope.correlationId,
      $causationId: envelope.causationId,
      commandId: envelope.commandId,
      commandType,
      commandHash,
      actor: command.by.memberId,
      onBehalfOf: onBehalfOf ?? null,
      role: command.by.mandate?.role ?? null,
      unitId: command.by.mandate?.unitId ?? null,
      recordedAt: envelope.clock.now(),
      effectiveAt: envelope.receivedAt,
      ruleSetVersion: ruleSetVersion ?? null,
      appVersion: this.appVersion,
    };
  }
}
