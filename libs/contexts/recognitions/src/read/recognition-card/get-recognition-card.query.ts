import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { RecognitionAnswer } from '../recognition.answer.js';

@DeclaredMessage()
export class GetRecognitionCardQuery extends Query<RecognitionAnswer> {
  constructor(readonly recognitionId: string) {
    super();
  }
}
