import { EnumField, PageQuery } from '@app/http';
import { QUEUES, type Queue } from './get-review-queue.query.js';

export class ReviewQueueRequest extends PageQuery {
  @EnumField({
    values: QUEUES,
    optional: true,
    description: 'Chờ thẩm định, hay đã trả lại mà quá hạn / awaiting review (default), or returned and overdue.',
  })
  readonly queue?: Queue;
}
