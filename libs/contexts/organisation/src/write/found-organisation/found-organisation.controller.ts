import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope } from '@app/http';
import { personOf } from '../person.request.js';
import { FoundOrganisationCommand } from './found-organisation.command.js';
import { FoundOrganisationRequest } from './found-organisation.request.js';

@ApiTags('organisation')
@Controller('api/v1/organisation')
export class FoundOrganisationController {
  constructor(private readonly commands: CommandBus) {}

  /** Khởi tạo tổ chức, một lần duy nhất; Location là quản trị viên đầu tiên / once only; Location is the first administrator. */
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/members/${id}` })
  found(
    @Body() { unit, administrator, decisionNo }: FoundOrganisationRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new FoundOrganisationCommand({ unit, administrator: personOf(administrator), decisionNo }, envelope),
    );
  }
}
