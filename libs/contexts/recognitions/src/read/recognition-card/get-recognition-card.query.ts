import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { RecognitionResponse } from '../recognition.response.js';

@DeclaredMessage()
export class GetRecognitionCardQuery extends Query<RecognitionResponse> {
  constructor(readonly recognitionId: string) {
    super();
  }
}
