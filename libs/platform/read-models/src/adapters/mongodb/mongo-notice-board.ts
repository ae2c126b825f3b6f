import type { Collection } from 'mongodb';
import { NoticeBoard } from '../../port/notice-board.js';
import type { Notice } from '../../port/notice-board.js';
import { reaching } from './mongo-connection.js';
import type { MongoConnection } from './mongo-connection.js';

interface NoticeDocument extends Notice {
  readonly _id: 'projector';
}

/** The notice as a document beside the read models. It is old news soon, so its writing waits for no majority. */
export class MongoNoticeBoard extends NoticeBoard {
  private readonly notices: Collection<NoticeDocument>;

  constructor(connection: MongoConnection) {
    super();
    this.notices = connection.collection('notices');
  }

  /** @throws ViewsUnavailable */
  async write(text: string): Promise<void> {
    await reaching(() =>
      this.notices.updateOne(
        { _id: 'projector' },
        { $set: { text }, $inc: { writings: 1n } },
        { upsert: true, writeConcern: { w: 1 } },
      ),
    );
  }

  /** @throws ViewsUnavailable */
  async read(): Promise<Notice | null> {
    return reaching(() => this.notices.findOne({ _id: 'projector' }, { projection: { _id: 0 } }));
  }
}
