/** The outcome of a command: enough to read its own writes. */
export interface CommandOutcome {
  /** Id of the resource. */
  readonly id: string;
  readonly stream: string;
  /** Revision of the command's last event, for If-Match of the next command. */
  readonly revision: bigint;
  /** Log position of that event, for read-your-writes. */
  readonly position: bigint;
  /** True for a replay of the first outcome. */
  readonly replayed: boolean;
}
