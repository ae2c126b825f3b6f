import { SubmissionRequest } from '../../requests/submission.request.js';

/** The whole submission again, revised; the campaign and the unit stay. */
export class ResubmitInitiativeRequest extends SubmissionRequest {}
