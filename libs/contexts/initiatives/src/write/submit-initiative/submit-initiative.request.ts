import { UuidField } from '@app/http';
import { SubmissionRequest } from '../../requests/submission.request.js';

export class SubmitInitiativeRequest extends SubmissionRequest {
  @UuidField({ description: 'Chương trình / the campaign.' })
  readonly campaignId: string;
}
