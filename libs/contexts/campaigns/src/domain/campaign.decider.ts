import { deciderOf, type CommandOf } from '@app/kernel';
import { evolveCampaign } from './campaign.state.js';
import { closeCampaignPhase } from './decisions/close-campaign-phase.js';
import { declarePeakDrive } from './decisions/declare-peak-drive.js';
import { launchCampaign } from './decisions/launch-campaign.js';
import { publishRuleSet } from './decisions/publish-rule-set.js';
import { schedulePhase } from './decisions/schedule-phase.js';

export const campaignDecider = deciderOf({
  initialState: null,
  evolve: evolveCampaign,
  decisions: {
    LaunchCampaign: launchCampaign,
    PublishRuleSet: publishRuleSet,
    SchedulePhase: schedulePhase,
    DeclarePeakDrive: declarePeakDrive,
    CloseCampaignPhase: closeCampaignPhase,
  },
});

export type CampaignCommand = CommandOf<typeof campaignDecider>;
