import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { InitiativeCardResponse } from './initiative-card.response.js';

@DeclaredMessage()
export class GetInitiativeQuery extends Query<InitiativeCardResponse> {
  constructor(
    readonly initiativeId: string,
    /** Who reads: a technical secret is withheld from most. */
    readonly reader: string,
    /** A position of the log or an instant; null for the present. */
    readonly asOf: string | null,
  ) {
    super();
  }
}
