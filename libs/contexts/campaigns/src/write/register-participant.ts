import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DeclaredCommand,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  WriteCommand,
} from '@app/command-handling';
import { UuidField, CommandResponds, Envelope, UuidParam } from '@app/http';
import type { Actor } from '@app/kernel';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { participationStream } from '../domain/campaign.streams.js';
import type { RegisterParticipant } from '../domain/decisions/register-participant.js';
import { participationDecider } from '../domain/participation.decider.js';
import { CampaignFactsReader } from '../facts/campaign-facts-reader.js';

export class RegisterParticipantRequest {
  @UuidField({
    optional: true,
    description: 'Đoàn viên đăng ký; để trống là chính mình / member to register; the acting person when left out.',
  })
  readonly memberId?: string;
}

/** Register members of their unit. */
const REGISTERING_ROLES = ['UNION_OFFICER'] as const;

@DeclaredCommand({ roles: REGISTERING_ROLES, withoutRole: 'ONESELF' })
export class RegisterParticipantCommand extends WriteCommand<{
  readonly campaignId: string;
  readonly memberId: string;
}> {}

@CommandHandler(RegisterParticipantCommand)
export class RegisterParticipantHandler implements ICommandHandler<RegisterParticipantCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly campaigns: CampaignFactsReader,
    private readonly organisation: OrganisationFactsReader,
  ) {}

  execute(command: RegisterParticipantCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const { campaignId, memberId } = input;
    const onBehalf = memberId !== envelope.principal;
    return this.executor.execute(command, {
      decider: participationDecider,
      type: 'RegisterParticipant',
      target: { stream: participationStream(campaignId, memberId), id: memberId },
      prepare: async () => {
        const [campaign, member] = await Promise.all([this.campaigns.campaign(campaignId), this.member(memberId)]);
        const by = await this.actor(envelope.principal, onBehalf ? member : null);
        return {
          by,
          data: { ...input, campaign, member },
          ...(onBehalf && { onBehalfOf: memberId }),
        };
      },
    });
  }

  private async member(memberId: string): Promise<RegisterParticipant['data']['member']> {
    const member = await this.organisation.member(memberId);
    const unitPath = member && (await this.organisation.unitPath(member.unitId));
    return member && unitPath ? { active: member.active, unitId: member.unitId, unitPath } : null;
  }

  /**
   * Members register themselves without a role; registering somebody else requires an officer of that member's unit.
   */
  private async actor(principal: string, somebodyElse: { readonly unitId: string } | null): Promise<Actor> {
    const mandate = somebodyElse
      ? await this.organisation.requireMandate(principal, REGISTERING_ROLES, somebodyElse.unitId)
      : null;
    return { memberId: principal, mandate };
  }
}

@ApiTags('participants')
@Controller('api/v1/campaigns')
export class RegisterParticipantController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Đăng ký tham gia chương trình / registers a participant.',
    description:
      'Đoàn viên tự đăng ký không cần vai trò; đăng ký cho người khác thì phải là cán bộ công đoàn của đơn vị người đó. Hệ thống không nhận khi đã đăng ký, đã thôi sinh hoạt, ở ngoài chương trình, hoặc ngoài thời gian các giai đoạn. / Members register themselves without a role; registering somebody else takes a union officer of their unit. Refused when the member is registered already, has left, or is outside the campaign, and before the first phase opens or after the last one closes.',
  })
  @Post(':campaignId/participants')
  @CommandResponds()
  register(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @Body() { memberId }: RegisterParticipantRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { campaignId, memberId: memberId ?? envelope.principal };
    return this.commands.execute(new RegisterParticipantCommand(input, envelope));
  }
}
