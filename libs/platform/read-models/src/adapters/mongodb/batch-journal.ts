import { BSON } from 'mongodb';
import type { Collection } from 'mongodb';
import type { DocumentWrite } from './document-writes.js';

interface WritesOfBatch {
  readonly _id: string;
  readonly batch: string;
  readonly writes: readonly DocumentWrite[];
}

/** Maximum size of a chunk; the server accepts 16 MiB, and a single view may be nearly as large. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** The writes of batches on servers without transactions, journalled before the commit so the next writer can finish it. */
export class BatchJournal {
  constructor(private readonly chunks: Collection<WritesOfBatch>) {}

  async append(batch: string, writes: readonly DocumentWrite[]): Promise<void> {
    let chunk: DocumentWrite[] = [];
    let bytes = 0;
    const chunks: WritesOfBatch[] = [];
    const close = (): void => {
      if (chunk.length > 0) chunks.push({ _id: `${batch}/${chunks.length}`, batch, writes: chunk });
      chunk = [];
      bytes = 0;
    };
    for (const write of writes) {
      const size = BSON.calculateObjectSize(write);
      if (bytes + size > CHUNK_BYTES) close();
      chunk.push(write);
      bytes += size;
    }
    close();
    if (chunks.length > 0) await this.chunks.insertMany(chunks);
  }

  /** In chunks of bounded size. */
  async *of(batch: string): AsyncGenerator<readonly DocumentWrite[]> {
    for await (const { writes } of this.chunks.find({ batch }, { batchSize: 1 })) yield writes;
  }

  async remove(batch: string): Promise<void> {
    await this.chunks.deleteMany({ batch });
  }

  /** Removes what is left of batches that were never committed. */
  async removeAll(): Promise<void> {
    await this.chunks.deleteMany({});
  }
}
