import type { Instant, JsonValue } from '@app/kernel';

/** A command of the sample, as a client would send it: its type and the input, word for word. */
export interface StepCommand {
  readonly type: string;
  readonly input: { readonly [field: string]: JsonValue };
}

export interface ProgrammeStep {
  /** Instant of receipt by the server. */
  readonly at: Instant;
  readonly principal: string;
  readonly key: string;
  /** Built when it is sent: the texts of a large sample do not fit in memory at once. */
  readonly command: () => StepCommand;
  /** Expected refusal code; null if the step must be accepted. */
  readonly refusal: string | null;
  /** Steps of one group are sent one after another; null waits for the barriers only. */
  readonly group: string | null;
  /** Another group whose earlier steps must be done, null for none. */
  readonly dependsOnGroup: string | null;
  /** Runs alone: every earlier step ends before it, every later step starts after it. */
  readonly barrier: boolean;
}

type StepDetails = Partial<Pick<ProgrammeStep, 'refusal' | 'group' | 'dependsOnGroup' | 'barrier'>>;

export const step = (
  at: Instant,
  principal: string,
  key: string,
  command: () => StepCommand,
  { refusal = null, group = null, dependsOnGroup = null, barrier = false }: StepDetails = {},
): ProgrammeStep => ({ at, principal, key, command, refusal, group, dependsOnGroup, barrier });
