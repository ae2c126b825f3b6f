import { commandIdOf, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import { DomainRejection } from '@app/kernel';
import type { ProgrammeStep, StepCommand } from './programme-step.js';

/** How a step's command is sent: the service's own command bus. */
export type SendCommand = (command: StepCommand, envelope: CommandEnvelope) => Promise<CommandOutcome>;

export interface RunOptions {
  readonly send: SendCommand;
  /** Commands in flight at once. */
  readonly concurrency: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface RunResult {
  readonly accepted: number;
  /** Attempts that had to be refused, and were. */
  readonly refused: number;
}

/** The sample went otherwise than it was written: a fault of the service or of the scenario, never to be passed over. */
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
    clock: { now: () => at },
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
    if (error instanceof DomainRejection && error.code === step.refusal) return false;
    const problem =
      error instanceof DomainRejection ? `refused with ${error.code} ${JSON.stringify(error.details)}` : String(error);
    throw new SampleStepFailed(step, command.type, problem, { cause: error });
  }
  if (step.refusal !== null) throw new SampleStepFailed(step, command.type, `accepted, but ${step.refusal} was due`);
  return true;
};

/**
 * Sends the steps in order, in waves of at most `concurrency`. A wave holds no two steps of one group and ends at a
 * barrier, so that everything a step builds on is done before it is sent.
 *
 * @throws SampleStepFailed at the first step that goes otherwise than written
 */
export const runProgramme = async (
  steps: readonly ProgrammeStep[],
  { send, concurrency, onProgress }: RunOptions,
): Promise<RunResult> => {
  let accepted = 0;
  let done = 0;
  while (done < steps.length) {
    const groups = new Set<string>();
    let end = done;
    while (end < steps.length && end - done < concurrency) {
      const { barrier, group } = steps[end]!;
      if (end > done && (barrier || (group !== null && groups.has(group)))) break;
      if (group !== null) groups.add(group);
      end++;
      if (barrier) break;
    }
    const outcomes = await Promise.all(steps.slice(done, end).map((step) => sendStep(step, send)));
    accepted += outcomes.filter(Boolean).length;
    done = end;
    onProgress?.(done, steps.length);
  }
  return { accepted, refused: steps.length - accepted };
};
