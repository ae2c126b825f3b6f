import { RecognitionEvidenceRequest } from '../../requests/recognition-evidence.request.js';

/** The decision of the workplace under Decree 13/2012, as the reviewer has seen it. */
export class RecordRecognitionRequest extends RecognitionEvidenceRequest {}
