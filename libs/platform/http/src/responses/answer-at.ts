/** What a query answers, and the log position that all of it is of; null before the first event. */
export class AnswerAt<Answer> {
  constructor(
    readonly answer: Answer,
    readonly position: bigint | null,
  ) {}
}
