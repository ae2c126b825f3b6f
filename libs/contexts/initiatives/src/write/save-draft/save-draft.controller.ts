import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { SaveDraftCommand } from './save-draft.command.js';
import { SaveDraftRequest } from './save-draft.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class SaveDraftController {
  constructor(private readonly commands: CommandBus) {}

  /** Lưu bản nháp mới, chưa tính là đã nộp / begins a draft, which counts nowhere. */
  @Post('drafts')
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/initiatives/${id}/draft` })
  begin(
    @Body() request: SaveDraftRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.save(null, request, envelope);
  }

  /** Lưu tiếp bản nháp / goes on with a draft. */
  @Post(':initiativeId/draft')
  @CommandResponds()
  goOn(
    @UuidParam('initiativeId', 'Bản nháp / the draft.') initiativeId: string,
    @Body() request: SaveDraftRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.save(initiativeId, request, envelope);
  }

  private save(
    initiativeId: string | null,
    { campaignId, unitId, title, note }: SaveDraftRequest,
    envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { initiativeId, campaignId, unitId, content: { title, note: note ?? null } };
    return this.commands.execute(new SaveDraftCommand(input, envelope));
  }
}
