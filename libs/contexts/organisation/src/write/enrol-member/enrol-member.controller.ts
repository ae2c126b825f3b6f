import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope } from '@app/http';
import { personOf } from '../person.request.js';
import { EnrolMemberCommand } from './enrol-member.command.js';
import { EnrolMemberRequest } from './enrol-member.request.js';

@ApiTags('members')
@Controller('api/v1/members')
export class EnrolMemberController {
  constructor(private readonly commands: CommandBus) {}

  /** Kết nạp, ghi danh đoàn viên / enrols a member of a unit. */
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/members/${id}` })
  enrol(
    @Body() { unitId, ...person }: EnrolMemberRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new EnrolMemberCommand({ unitId, ...personOf(person) }, envelope));
  }
}
