export interface StoredProgress {
  readonly text: string;
  /** Grows with every writing, also of the same text: a projector that is alive keeps it moving. */
  readonly sequence: bigint;
}

/** One short text beside the read models, by which a projector tells the other processes how far it is. */
export abstract class ProgressStore {
  /** Takes the place of the last notice. */
  abstract write(text: string): Promise<void>;

  /** null before the first. */
  abstract read(): Promise<StoredProgress | null>;
}
