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
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { initiativeDecider } from '../domain/initiative.decider.js';
import type { RecognitionEvidence } from '../domain/initiative.events.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { InitiativeAuthority } from '../facts/initiative-authority.js';
import { evidenceFrom } from '../requests/submission-input.js';
import { RecognitionEvidenceRequest } from '../requests/recognition-evidence.request.js';

/** The decision of the workplace under Decree 13/2012, as the reviewer has seen it. */
export class RecordRecognitionRequest extends RecognitionEvidenceRequest {}

@DeclaredMessage()
export class RecordRecognitionCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly recognition: RecognitionEvidence;
}> {}

@CommandHandler(RecordRecognitionCommand)
export class RecordRecognitionHandler implements ICommandHandler<RecordRecognitionCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
  ) {}

  execute(command: RecordRecognitionCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: initiativeDecider,
      type: 'RecordRecognition',
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
export class RecordRecognitionController {
  constructor(private readonly commands: CommandBus) {}

  /** Ghi nhận quyết định công nhận của cơ sở / records that the workplace recognised it. */
  @Post(':initiativeId/recognition')
  @CommandResponds()
  record(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: RecordRecognitionRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new RecordRecognitionCommand({ initiativeId, recognition: evidenceFrom(request) }, envelope),
    );
  }
}
