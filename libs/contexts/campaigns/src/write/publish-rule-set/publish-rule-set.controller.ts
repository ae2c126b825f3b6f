import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { PublishRuleSetCommand } from './publish-rule-set.command.js';
import { PublishRuleSetRequest } from './publish-rule-set.request.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class PublishRuleSetController {
  constructor(private readonly commands: CommandBus) {}

  /** Ban hành bộ quy tắc mới; các đợt đã gắn bản cũ giữ nguyên / publishes the next version of the rules. */
  @Post(':campaignId/rule-sets')
  @CommandResponds()
  publish(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Body() body: PublishRuleSetRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new PublishRuleSetCommand({ campaignId, rules: { ...body } }, envelope));
  }
}
