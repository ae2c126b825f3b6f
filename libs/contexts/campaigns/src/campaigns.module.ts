import { Module } from '@nestjs/common';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { figuresControllers, figuresProviders } from './campaigns.read-slices.js';
import { CampaignAuthority } from './facts/campaign-authority.js';
import { CampaignFactsReader } from './facts/campaign-facts-reader.js';
import { TargetDecisionFacts } from './facts/target-decision-facts.js';
import { CampaignCardController } from './read/campaign-card/campaign-card.controller.js';
import { GetCampaignCardHandler } from './read/campaign-card/get-campaign-card.handler.js';
import { ListCampaignsHandler } from './read/campaign-card/list-campaigns.handler.js';
import { CampaignHistoryController } from './read/campaign-history/campaign-history.controller.js';
import { GetCampaignHistoryHandler } from './read/campaign-history/get-campaign-history.handler.js';
import { MetricsDictionaryController } from './read/metrics-dictionary/metrics-dictionary.controller.js';
import { AssignTargetController } from './write/assign-target/assign-target.controller.js';
import { AssignTargetHandler } from './write/assign-target/assign-target.handler.js';
import { CloseCampaignPhaseController } from './write/close-campaign-phase/close-campaign-phase.controller.js';
import { CloseCampaignPhaseHandler } from './write/close-campaign-phase/close-campaign-phase.handler.js';
import { PhaseSealing } from './write/close-campaign-phase/phase-sealing.js';
import { DeclarePeakDriveController } from './write/declare-peak-drive/declare-peak-drive.controller.js';
import { DeclarePeakDriveHandler } from './write/declare-peak-drive/declare-peak-drive.handler.js';
import { LaunchCampaignController } from './write/launch-campaign/launch-campaign.controller.js';
import { LaunchCampaignHandler } from './write/launch-campaign/launch-campaign.handler.js';
import { PublishRuleSetController } from './write/publish-rule-set/publish-rule-set.controller.js';
import { PublishRuleSetHandler } from './write/publish-rule-set/publish-rule-set.handler.js';
import { RegisterParticipantController } from './write/register-participant/register-participant.controller.js';
import { RegisterParticipantHandler } from './write/register-participant/register-participant.handler.js';
import { ReviseTargetController } from './write/revise-target/revise-target.controller.js';
import { ReviseTargetHandler } from './write/revise-target/revise-target.handler.js';
import { SchedulePhaseController } from './write/schedule-phase/schedule-phase.controller.js';
import { SchedulePhaseHandler } from './write/schedule-phase/schedule-phase.handler.js';

/**
 * Needs from global modules: CqrsModule, CommandExecutor, StreamStateCache, EventStore, EventCodec, ViewStore, PersonVault,
 * StreamHistory and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [
    LaunchCampaignController,
    PublishRuleSetController,
    SchedulePhaseController,
    DeclarePeakDriveController,
    AssignTargetController,
    ReviseTargetController,
    RegisterParticipantController,
    CloseCampaignPhaseController,
    CampaignCardController,
    CampaignHistoryController,
    MetricsDictionaryController,
    ...figuresControllers,
  ],
  providers: [
    // Other contexts' facts come by their contracts; they hold nothing but what the streams say.
    OrganisationFactsReader,
    CampaignFactsReader,
    CampaignAuthority,
    TargetDecisionFacts,
    PhaseSealing,
    LaunchCampaignHandler,
    PublishRuleSetHandler,
    SchedulePhaseHandler,
    DeclarePeakDriveHandler,
    AssignTargetHandler,
    ReviseTargetHandler,
    RegisterParticipantHandler,
    CloseCampaignPhaseHandler,
    GetCampaignCardHandler,
    ListCampaignsHandler,
    GetCampaignHistoryHandler,
    ...figuresProviders,
  ],
  exports: [CampaignFactsReader],
})
export class CampaignsModule {}
