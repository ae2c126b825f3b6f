/** What a command answers: enough to read what it wrote. */
export interface CommandOutcome {
  /** Id of the thing acted on. */
  readonly id: string;
  readonly stream: string;
  /** Revision of the command's last event: the ETag a following command may name in If-Match. */
  readonly revision: bigint;
  /** Position of that event in the log: a reader that asks for it sees what was written. */
  readonly position: bigint;
  /** True when this is the first answer given again. */
  readonly replayed: boolean;
}
