import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { handedInBy } from '../../requests/handed-in.js';
import { SubmitInitiativeCommand } from './submit-initiative.command.js';
import { SubmitInitiativeRequest } from './submit-initiative.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class SubmitInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  /** Nộp sáng kiến mới / submits a new initiative. */
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/initiatives/${id}` })
  submit(
    @Body() request: SubmitInitiativeRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.handIn(null, request, envelope);
  }

  /** Nộp từ bản nháp / submits what was kept as a draft. */
  @Post(':initiativeId/submission')
  @CommandResponds()
  submitDraft(
    @UuidParam('initiativeId', 'Bản nháp / the draft.') initiativeId: string,
    @Body() request: SubmitInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.handIn(initiativeId, request, envelope);
  }

  private handIn(
    initiativeId: string | null,
    request: SubmitInitiativeRequest,
    envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { ...handedInBy(request), initiativeId, campaignId: request.campaignId };
    return this.commands.execute(new SubmitInitiativeCommand(input, envelope));
  }
}
