import { hash } from 'node:crypto';
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
import { canonicalJson } from '@app/event-store';
import { EnumField, InstantField, IntegerField, TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { type Instant, DomainError } from '@app/kernel';
import type { CloseCampaignPhase } from '../domain/decisions/close-campaign-phase.js';
import { campaignDecider } from '../domain/campaign.decider.js';
import { phaseOf, type CampaignState } from '../domain/campaign.state.js';
import { campaignStream } from '../domain/campaign.streams.js';
import { requireSealablePhase } from '../domain/sealing.js';
import { MAX_PHASE, PhaseParam } from '../http/phase-param.decorator.js';
import { CAMPAIGN_RUNNERS, CampaignAuthority } from '../facts/campaign-authority.js';
import { OpenRevisions } from '../facts/open-revisions.js';
import { SealingFigures } from '../facts/sealing-figures.js';

export const CLOSING_MODES = ['SUBMISSIONS', 'SEAL'] as const;

export class CloseCampaignPhaseRequest {
  @EnumField({
    values: CLOSING_MODES,
    description:
      'Đóng nhận hồ sơ hoặc chốt số liệu / SUBMISSIONS fixes the cut-offs; SEAL fixes the figures, a minute after the evaluation cut-off.',
  })
  readonly mode: CloseCampaignPhaseCommand['input']['mode'];

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;

  @InstantField({
    optional: true,
    description:
      'Hạn nhận hồ sơ, sớm hơn lịch / with SUBMISSIONS: an earlier end of submissions, at least 60 s after this request.',
  })
  readonly closesAt?: string;

  @InstantField({
    optional: true,
    description: 'Hạn xét duyệt / with SUBMISSIONS: another evaluation cut-off, at least 60 s after this request.',
  })
  readonly evaluationCutoff?: string;

  @IntegerField({
    optional: true,
    min: 1,
    max: MAX_PHASE,
    description:
      'Giai đoạn nhận hồ sơ chuyển sang / with SEAL: the later phase in which undecided entries count once approved.',
  })
  readonly carryOverTo?: number;
}

@DeclaredCommand({ roles: CAMPAIGN_RUNNERS })
export class CloseCampaignPhaseCommand extends WriteCommand<{
  readonly campaignId: string;
  readonly phase: number;
  readonly mode: (typeof CLOSING_MODES)[number];
  readonly decisionNo: string;
  /** With SUBMISSIONS only; null keeps the schedule. */
  readonly closesAt: Instant | null;
  readonly evaluationCutoff: Instant | null;
  /** With SEAL only. */
  readonly carryOverTo: number | null;
}> {}

@CommandHandler(CloseCampaignPhaseCommand)
export class CloseCampaignPhaseHandler implements ICommandHandler<CloseCampaignPhaseCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
    private readonly figures: SealingFigures,
    private readonly revisions: OpenRevisions,
  ) {}

  execute(command: CloseCampaignPhaseCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    const { campaignId, mode } = input;
    return this.executor.execute(command, {
      decider: campaignDecider,
      type: 'CloseCampaignPhase',
      target: { stream: campaignStream(campaignId), id: campaignId },
      prepare: async (campaign) => {
        const by = await this.authority.requireCampaignOfficer(envelope.principal, campaign);
        const data = await this.closing(input, campaign, envelope.receivedAt);
        const ruleSetVersion = campaign && phaseOf(campaign, input.phase)?.ruleSetVersion;
        return {
          by,
          data,
          ...(ruleSetVersion && { ruleSetVersion }),
        };
      },
      ...(mode === 'SEAL' && { appendWithinMs: Infinity }),
    });
  }

  private async closing(
    { mode, phase, decisionNo, closesAt, evaluationCutoff, carryOverTo }: CloseCampaignPhaseCommand['input'],
    campaign: CampaignState | null,
    at: Instant,
  ): Promise<CloseCampaignPhase['data']> {
    if (mode === 'SUBMISSIONS') {
      refuseGiven(mode, { carryOverTo });
      const scheduled = campaign && phaseOf(campaign, phase);
      const openRevisions =
        scheduled && evaluationCutoff !== null && evaluationCutoff < scheduled.evaluationCutoff
          ? await this.revisions.inPhase(campaign, phase)
          : [];
      return { mode, phase, decisionNo, closesAt, evaluationCutoff, openRevisions };
    }
    refuseGiven(mode, { closesAt, evaluationCutoff });
    if (!campaign) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    const { ruleSetVersion } = requireSealablePhase(campaign, { phase, carryOverTo }, at);
    const facts = await this.figures.facts(campaign, phase);
    const ruleSetHash = hash('sha256', canonicalJson(campaign.ruleSets[ruleSetVersion]), 'hex');
    return { mode, phase, decisionNo, carryOverTo, ruleSetHash, facts };
  }
}

const refuseGiven = (mode: string, fields: { readonly [field: string]: unknown }): void => {
  for (const [field, value] of Object.entries(fields)) {
    if (value !== null) throw new DomainError('invalid', 'NOT_IN_THIS_MODE', { mode, field }, `/${field}`);
  }
};

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class CloseCampaignPhaseController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Đóng nhận hồ sơ, sau đó chốt giai đoạn / closes submissions of a phase, then seals it.',
    description:
      'Cán bộ phụ trách chương trình tại đơn vị chủ trì đóng hai bước: SUBMISSIONS ấn định hạn nhận hồ sơ và hạn xét duyệt, SEAL chốt số liệu sau hạn xét duyệt. Số liệu đã chốt không đổi nữa. Hệ thống không nhận khi giai đoạn chưa mở, chưa đến lúc chốt, hoặc còn hồ sơ chưa có quyết định mà không nêu giai đoạn nhận chuyển sang. / For a campaign officer at the owner, in two steps: SUBMISSIONS fixes the cut-offs, SEAL fixes the figures after the evaluation cut-off, for good. Refused when the phase is not open, when it is too early to seal, or when entries are undecided and no later phase is named for them.',
  })
  @Post(':campaignId/phases/:phase/closure')
  @CommandResponds()
  close(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @PhaseParam() phase: number,
    @Body() { mode, decisionNo, closesAt, evaluationCutoff, carryOverTo }: CloseCampaignPhaseRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = {
      campaignId,
      phase,
      mode,
      decisionNo,
      closesAt: closesAt ?? null,
      evaluationCutoff: evaluationCutoff ?? null,
      carryOverTo: carryOverTo ?? null,
    };
    return this.commands.execute(new CloseCampaignPhaseCommand(input, envelope));
  }
}
