import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  DeclaredMessage,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  WriteCommand,
} from '@app/command-handling';
import { EnumField, TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { initiativeDecider } from '../domain/initiative.decider.js';
import { REJECTION_GROUNDS, type RejectionGround } from '../domain/initiative.events.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { InitiativeAuthority } from '../facts/initiative-authority.js';

export class RejectInitiativeRequest {
  @EnumField({ values: REJECTION_GROUNDS, description: 'Căn cứ / ground.' })
  readonly ground: RejectionGround;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do bằng văn bản / reason in writing.' })
  readonly reason: string;
}

@DeclaredMessage()
export class RejectInitiativeCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly ground: RejectionGround;
  readonly reason: string;
}> {}

@CommandHandler(RejectInitiativeCommand)
export class RejectInitiativeHandler implements ICommandHandler<RejectInitiativeCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
  ) {}

  execute(command: RejectInitiativeCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: initiativeDecider,
      type: 'RejectInitiative',
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      prepare: async (state) => ({
        by: await this.authority.requireReviewer(envelope.principal, state),
        data: input,
      }),
    });
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class RejectInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  /** Từ chối: công đoàn không tính sáng kiến là hợp lệ / the union does not count it. */
  @Post(':initiativeId/rejection')
  @CommandResponds()
  reject(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: RejectInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new RejectInitiativeCommand({ initiativeId, ground: request.ground, reason: request.reason }, envelope),
    );
  }
}
