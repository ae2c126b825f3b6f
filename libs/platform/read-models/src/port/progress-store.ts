export interface StoredProgress {
  readonly text: string;
  /** Grows with every write, also of the same text: it shows that the projector is alive. */
  readonly sequence: bigint;
}

/**
 * Heartbeat of the projector: one short text beside the read models that tells other processes its progress.
 *
 * Not guaranteed: durability. The projector writes again within seconds.
 */
export abstract class ProgressStore {
  /** Replaces the last text. */
  abstract write(text: string): Promise<void>;

  /** The last text; null before the first. */
  abstract read(): Promise<StoredProgress | null>;
}
