import type { Collection } from 'mongodb';
import { ProgressStore } from '../../port/progress-store.js';
import type { StoredProgress } from '../../port/progress-store.js';
import { translateMongoErrors } from './mongo-connection.js';
import type { MongoConnection } from './mongo-connection.js';

interface ProgressDocument extends StoredProgress {
  readonly _id: 'projector';
}

/** One document beside the read models. The next heartbeat replaces it soon, so a write waits for no majority. */
export class MongoProgressStore extends ProgressStore {
  private readonly documents: Collection<ProgressDocument>;

  constructor(connection: MongoConnection) {
    super();
    this.documents = connection.collection('progress');
  }

  /** @throws ReadModelsUnavailable */
  async write(text: string): Promise<void> {
    await translateMongoErrors(() =>
      this.documents.updateOne(
        { _id: 'projector' },
        { $set: { text }, $inc: { sequence: 1n } },
        { upsert: true, writeConcern: { w: 1 } },
      ),
    );
  }

  /** @throws ReadModelsUnavailable */
  async read(): Promise<StoredProgress | null> {
    return translateMongoErrors(() => this.documents.findOne({ _id: 'projector' }, { projection: { _id: 0 } }));
  }
}
