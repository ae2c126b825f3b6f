import { commandIdOf, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import { DomainError } from '@app/kernel';
import type { ProgrammeStep, StepCommand } from './programme-step.js';

/** Sends a step's command on the service's own command bus. */
export type SendCommand = (command: StepCommand, envelope: CommandEnvelope) => Promise<CommandOutcome>;

export interface RunOptions {
  readonly send: SendCommand;
  /** Commands in flight at once. */
  readonly concurrency: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface RunResult {
  readonly accepted: number;
  /** Attempts that were refused as planned. */
  readonly refused: number;
}

/** A step had another outcome than planned: a fault of the service or of the scenario. The run stops. */
export class SampleStepFailed extends Error {
  constructor(step: ProgrammeStep, type: string, problem: string, options?: ErrorOptions) {
    super(`sample step ${step.key} (${type} at ${step.at}): ${problem}`, options);
    this.name = 'SampleStepFailed';
  }
}

const envelopeOf = ({ principal, key, at }: ProgrammeStep): CommandEnvelope => {
  const commandId = commandIdOf(principal, key);
  return {
    commandId,
    principal,
    receivedAt: at,
    clock: { now: () => at, elapsedMs: () => 0, disagreement: () => null },
    receivedAtMs: 0,
    correlationId: commandId,
    causationId: commandId,
    ifMatch: null,
  };
};

const sendStep = async (step: ProgrammeStep, send: SendCommand): Promise<boolean> => {
  const command = step.command();
  try {
    await send(command, envelopeOf(step));
  } catch (error) {
    if (error instanceof DomainError && error.code === step.refusal) return false;
    const problem =
      error instanceof DomainError ? `refused with ${error.code} ${JSON.stringify(error.details)}` : String(error);
    throw new SampleStepFailed(step, command.type, problem, { cause: error });
  }
  if (step.refusal !== null) throw new SampleStepFailed(step, command.type, `accepted, but ${step.refusal} was due`);
  return true;
};

/**
 * Sends the steps in order, at most `concurrency` at once. A step waits for the earlier ones of its group and of the
 * group it depends on; a barrier waits for everything before it, and everything after waits for the barrier.
 *
 * @throws SampleStepFailed at the first step with another outcome than planned
 */
export const runProgramme = async (
  steps: readonly ProgrammeStep[],
  { send, concurrency, onProgress }: RunOptions,
): Promise<RunResult> => {
  const latest = new Map<string, Promise<void>>();
  let running = 0;
  let accepted = 0;
  let done = 0;
  let failure: { readonly error: unknown } | null = null;
  let somethingEnded: () => void = () => undefined;
  /** Waits until at most this many are running, or one has failed. */
  const atMost = async (limit: number): Promise<void> => {
    while (running > limit && failure === null) await new Promise<void>((resolve) => (somethingEnded = resolve));
    if (failure !== null) throw failure.error;
  };
  const runAfter = async (earlier: readonly (Promise<void> | undefined)[], step: ProgrammeStep): Promise<void> => {
    try {
      for (const each of earlier) await each;
      if (failure === null && (await sendStep(step, send))) accepted++;
      onProgress?.(++done, steps.length);
    } catch (error) {
      failure ??= { error };
    }
    running--;
    somethingEnded();
  };
  for (const step of steps) {
    await atMost(step.barrier ? 0 : concurrency - 1);
    running++;
    const earlier = [step.group, step.dependsOnGroup].map((group) => (group === null ? undefined : latest.get(group)));
    const ended = runAfter(earlier, step);
    if (step.group !== null) {
      latest.set(step.group, ended);
      void ended.then(() => latest.get(step.group!) === ended && latest.delete(step.group!));
    }
    if (step.barrier) await atMost(0);
  }
  await atMost(0);
  return { accepted, refused: steps.length - accepted };
};
