import type { Type } from '@nestjs/common';
import type { CommandBus, ICommand } from '@nestjs/cqrs';
import {
  AssignTargetCommand,
  CloseCampaignPhaseCommand,
  DeclarePeakDriveCommand,
  LaunchCampaignCommand,
  PublishRuleSetCommand,
  RegisterParticipantCommand,
  SchedulePhaseCommand,
} from '@app/campaigns';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import {
  ApproveInitiativeCommand,
  MarkDuplicateCommand,
  RecordBenefitAssessmentCommand,
  RecordRecognitionCommand,
  RejectInitiativeCommand,
  RemoveDuplicateLinkCommand,
  ResubmitInitiativeCommand,
  ReturnForRevisionCommand,
  StartReviewCommand,
  SubmitInitiativeCommand,
  WithdrawInitiativeCommand,
} from '@app/initiatives';
import {
  EnrolMemberCommand,
  EstablishUnitCommand,
  FoundOrganisationCommand,
  GrantRoleCommand,
} from '@app/organisation';
import { AwardRecognitionCommand, RevokeAwardCommand } from '@app/awards';
import type { SendCommand } from './programme-run.js';

/** Commands the sample uses; a step names one by its class without `Command`. */
const COMMANDS: readonly Type<ICommand>[] = [
  FoundOrganisationCommand,
  EstablishUnitCommand,
  EnrolMemberCommand,
  GrantRoleCommand,
  LaunchCampaignCommand,
  PublishRuleSetCommand,
  SchedulePhaseCommand,
  DeclarePeakDriveCommand,
  AssignTargetCommand,
  RegisterParticipantCommand,
  CloseCampaignPhaseCommand,
  SubmitInitiativeCommand,
  StartReviewCommand,
  ReturnForRevisionCommand,
  ResubmitInitiativeCommand,
  RecordRecognitionCommand,
  RecordBenefitAssessmentCommand,
  ApproveInitiativeCommand,
  RejectInitiativeCommand,
  WithdrawInitiativeCommand,
  MarkDuplicateCommand,
  RemoveDuplicateLinkCommand,
  AwardRecognitionCommand,
  RevokeAwardCommand,
];

const byName = new Map(COMMANDS.map((command) => [command.name.replace(/Command$/, ''), command]));

/** Sends steps through the service's own command bus: the same path as a request over HTTP behind its controller. */
export const sendOnCommandBus =
  (bus: CommandBus): SendCommand =>
  ({ type, input }, envelope: CommandEnvelope): Promise<CommandOutcome> => {
    const command = byName.get(type);
    if (!command) throw new Error(`the sample knows no command ${type}`);
    return bus.execute<ICommand, CommandOutcome>(new command(input, envelope));
  };
