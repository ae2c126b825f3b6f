import type { Instant, JsonValue } from '@app/kernel';

/** A command of the sample, as a client would send it: its type and the input, word for word. */
export interface StepCommand {
  readonly type: string;
  readonly input: { readonly [field: string]: JsonValue };
}

export interface ProgrammeStep {
  /** When the server is told to have received it. */
  readonly at: Instant;
  readonly principal: string;
  readonly key: string;
  /** Built only when it is sent: the texts of a large sample would not fit in memory all at once. */
  readonly command: () => StepCommand;
  /** The refusal this attempt must meet; null when it must be accepted. */
  readonly refusal: string | null;
  /** Steps of one group are sent one after another; null waits for the barriers only. */
  readonly group: string | null;
  /** Another group whose earlier steps must be done, null for none. */
  readonly dependsOnGroup: string | null;
  /** Everything before is done first, and nothing after starts before it is done. */
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
