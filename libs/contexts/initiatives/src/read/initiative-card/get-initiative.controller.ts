import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Principal, QueryResponds, UuidParam } from '@app/http';
import { GetInitiativeQuery } from './get-initiative.query.js';
import { GetInitiativeRequest } from './get-initiative.request.js';
import { InitiativeCardResponse } from './initiative-card.response.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class GetInitiativeController {
  constructor(private readonly queries: QueryBus) {}

  /** Một sáng kiến, hiện tại hoặc tại một thời điểm / one initiative, now or as of a time. */
  @Get(':initiativeId')
  @QueryResponds({ projections: ['initiative-card'], type: InitiativeCardResponse })
  initiative(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Query() { asOf }: GetInitiativeRequest,
    @Principal() reader: string,
  ): Promise<InitiativeCardResponse> {
    return this.queries.execute(new GetInitiativeQuery(initiativeId, reader, asOf ?? null));
  }
}
