import type { EventTypeDefinition } from '@app/event-store';
import type { CampaignCodeReserved, CampaignEvent } from './domain/campaign.events.js';
import type { ParticipationEvent } from './domain/participation.events.js';
import type { TargetEvent } from './domain/target.events.js';

type CampaignsEvent = CampaignEvent | CampaignCodeReserved | TargetEvent | ParticipationEvent;

const storedNames: { readonly [Type in CampaignsEvent['type']]: string } = {
  CampaignLaunched: 'CampaignLaunched',
  CampaignCodeReserved: 'CampaignCodeReserved',
  RuleSetPublished: 'RuleSetPublished',
  PhaseScheduled: 'PhaseScheduled',
  PeakDriveDeclared: 'PeakDriveDeclared',
  SubmissionsClosed: 'SubmissionsClosed',
  PhaseClosed: 'PhaseClosed',
  TargetAssigned: 'TargetAssigned',
  TargetRevised: 'TargetRevised',
  ParticipantRegistered: 'ParticipantRegistered',
};

/** STORAGE FORMAT: the names under which events of this context stand in the log. */
export const campaignsEventTypes: readonly EventTypeDefinition[] = Object.entries(storedNames).map(
  ([type, storedName]) => ({ type, storedName }),
);
