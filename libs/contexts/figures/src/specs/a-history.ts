import {
  type CampaignEvent,
  type CampaignLaunched,
  type CampaignState,
  type FigureScope,
  type ParticipantRegistered,
  type PhaseClosed,
  type TargetEvent,
} from '@app/campaigns/contracts';
import type { EventMetadata, RecordedEvent } from '@app/event-store';
import type { Author, InitiativeEvent, InitiativeSubmitted } from '@app/initiatives/contracts';
import * as sample from '@app/initiatives/specs';
import type { DomainEvent, Instant } from '@app/kernel';
import type { MemberEnrolled, UnitEvent } from '@app/organisation/contracts';

/** Invented units, people and events for the specs of figures. */
export const id = (n: number): string => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`;

export const campaignId = id(1);
export const owner = id(10);
export const east = id(11);
export const west = id(12);
export const eastPlant = id(111);
export const eastPort = id(112);
export const westPlant = id(121);
export const an = id(31);
export const binh = id(32);
export const chi = id(33);

/** Paths from the root. */
export const pathOf: { readonly [unitId: string]: readonly string[] } = {
  [owner]: [owner],
  [east]: [owner, east],
  [west]: [owner, west],
  [eastPlant]: [owner, east, eastPlant],
  [eastPort]: [owner, east, eastPort],
  [westPlant]: [owner, west, westPlant],
};

export const opensAt = '2022-01-07T17:00:00.000Z';
/** 24:00 on 31/5/2022 in Viet Nam, exclusive. */
export const closesAt = '2022-05-31T17:00:00.000Z';
export const lastInstant = '2022-05-31T16:59:59.999Z';
export const cutoff = '2022-07-31T17:00:00.000Z';
export const peakStartsAt = '2022-04-21T17:00:00.000Z';
export const secondClosesAt = '2023-09-01T17:00:00.000Z';
export const secondCutoff = '2023-09-30T17:00:00.000Z';

/** Inside phase 1, before the peak drive. */
export const inMarch = '2022-03-01T02:00:00.000Z';
/** Inside phase 1 and the peak drive. */
export const inMay = '2022-05-10T02:00:00.000Z';
/** Between the closing of phase 1 and its cut-off; inside phase 2. */
export const inJuly = '2022-07-15T02:00:00.000Z';
/** After the cut-off of phase 1. */
export const inAugust = '2022-08-10T02:00:00.000Z';

let position = 0n;

/** An event as read from the log; positions follow the order of the calls. */
export const recorded = <Event extends DomainEvent>(event: Event, at: Instant = inMarch): RecordedEvent<Event> => {
  position += 1n;
  const metadata: EventMetadata = {
    $correlationId: id(9),
    $causationId: id(9),
    commandId: id(9),
    commandType: 'AnyCommand',
    commandHash: 'hash',
    actor: an,
    onBehalfOf: null,
    role: null,
    unitId: null,
    recordedAt: at,
    effectiveAt: at,
    ruleSetVersion: null,
    appVersion: '0',
    blind: 'AAECAwQFBgcICQoLDA0ODw',
  };
  // A submission begins its stream; every other event has one before it.
  const revision = event.type === 'InitiativeSubmitted' ? 0n : 1n;
  return { id: id(Number(position)), stream: 'any-stream', revision, position, event, metadata };
};

const unit = (unitId: string, code: string, level: 'SECTOR' | 'AFFILIATED' | 'GRASSROOTS', block: string | null) =>
  ({
    type: 'UnitEstablished',
    data: { unitId, code, name: `Công đoàn ${code}`, level, parentId: pathOf[unitId]!.at(-2) ?? null, block },
  }) satisfies UnitEvent;

export const unitEvents: readonly UnitEvent[] = [
  unit(owner, 'SECTOR', 'SECTOR', null),
  unit(east, 'EAST', 'AFFILIATED', 'BLOCK-1'),
  unit(west, 'WEST', 'AFFILIATED', 'BLOCK-2'),
  unit(eastPlant, 'EAST-PLANT', 'GRASSROOTS', null),
  unit(eastPort, 'EAST-PORT', 'GRASSROOTS', null),
  unit(westPlant, 'WEST-PLANT', 'GRASSROOTS', null),
];

export const launched: CampaignLaunched = {
  type: 'CampaignLaunched',
  data: {
    campaignId,
    code: 'SAMPLE',
    name: 'Chương trình mẫu',
    ownerUnitId: owner,
    applicationWindow: { from: '2021-09-01', until: '2023-09-01' },
    decisionNo: '1/QĐ',
  },
};
const firstPhase = {
  phase: 1,
  name: 'Giai đoạn 1',
  opensAt,
  closesAt,
  evaluationCutoff: cutoff,
  ruleSetVersion: 1,
};
const secondPhase = {
  phase: 2,
  name: 'Giai đoạn 2',
  opensAt: closesAt,
  closesAt: secondClosesAt,
  evaluationCutoff: secondCutoff,
  ruleSetVersion: 1,
};
const peakDrive = { name: 'Chiến dịch cao điểm', startsAt: peakStartsAt, endsAt: closesAt };

export const campaignEvents: readonly CampaignEvent[] = [
  launched,
  { type: 'PhaseScheduled', data: { campaignId, ...firstPhase } },
  { type: 'PhaseScheduled', data: { campaignId, ...secondPhase } },
  { type: 'PeakDriveDeclared', data: { campaignId, ...peakDrive } },
];

const { decisionNo: _, ...launch } = launched.data;

/** The campaign after those events. */
export const campaign: CampaignState = {
  ...launch,
  ruleSets: {},
  latestRuleSet: null,
  phases: [firstPhase, secondPhase].map((phase) => ({ ...phase, submissionsClosed: false, sealed: null })),
  peakDrive,
};

/** The tree and the campaign: the beginning of every history. */
export const beginning = (): readonly RecordedEvent[] => [
  ...unitEvents.map((event) => recorded(event, '2022-01-02T02:00:00.000Z')),
  ...campaignEvents.map((event) => recorded(event, '2022-01-03T02:00:00.000Z')),
];

export const targetFor = (unitId: string, scope: FigureScope, value: number, metric = 'M04'): TargetEvent => ({
  type: 'TargetAssigned',
  data: { campaignId, unitId, assignedByUnitId: owner, scope, metric, value, decisionNo: '2/QĐ' },
});

export const phaseSealed = (phase: number, carriedOverTo: number | null): PhaseClosed => ({
  type: 'PhaseClosed',
  data: {
    campaignId,
    phase,
    closesAt,
    evaluationCutoff: cutoff,
    ruleSetVersion: 1,
    ruleSetHash: 'ab',
    figures: [],
    unitFigures: [],
    carriedOverTo,
    decisionNo: '9/QĐ',
  },
});

export const enrolment = (memberId: string): MemberEnrolled => ({
  type: 'MemberEnrolled',
  data: {
    memberId,
    unitId: eastPlant,
    category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' },
    enrolledOn: '2022-01-10',
  },
});

export const registration = (memberId: string, unitId: string): ParticipantRegistered => ({
  type: 'ParticipantRegistered',
  data: { campaignId, memberId, unitId, unitPath: pathOf[unitId]! },
});

export const sharedBy = (unitId: string, ...memberIds: readonly string[]): readonly Author[] =>
  memberIds.map((memberId, index) => ({
    memberId,
    unitId,
    shareBp:
      Math.floor(10_000 / memberIds.length) +
      (index === 0 ? 10_000 - memberIds.length * Math.floor(10_000 / memberIds.length) : 0),
    lead: index === 0,
  }));

interface SubmissionOptions {
  readonly at?: Instant;
  readonly phase?: number;
  readonly unitId?: string;
  readonly unitPath?: readonly string[];
  readonly authors?: readonly string[];
  readonly claimedVnd?: string | null;
}

const submissionData = ({ unitId = eastPlant, authors = [an], claimedVnd = '100' }: SubmissionOptions) => ({
  unitId,
  authors: sharedBy(unitId, ...authors),
  benefitClaim: { ...sample.submission.benefitClaim, amountVnd: claimedVnd },
});

/** The events of one initiative, as methods. */
export const lifeCycleOf = (initiativeId: string) => {
  const ofIt = <Event extends InitiativeEvent>(event: Event): Event => ({
    ...event,
    data: { ...event.data, initiativeId },
  });
  return {
    submitted: (options: SubmissionOptions = {}): InitiativeSubmitted => {
      const content = submissionData(options);
      return sample.submitted({
        ...content,
        initiativeId,
        campaignId,
        phase: options.phase ?? 1,
        receivedAt: options.at ?? inMarch,
        unitPath: options.unitPath ?? pathOf[content.unitId]!,
        submittedBy: content.authors[0]!.memberId,
      });
    },
    resubmitted: (options: SubmissionOptions = {}): InitiativeEvent =>
      sample.resubmitted({ ...submissionData(options), initiativeId, submittedBy: an }),
    approved: (options: { at?: Instant; inPhase?: number; benefitVnd?: string | null } = {}): InitiativeEvent =>
      sample.approved({
        initiativeId,
        campaignId,
        countedInPhase: options.inPhase ?? 1,
        approvedAt: options.at ?? inMay,
        benefitVnd: options.benefitVnd === undefined ? '90' : options.benefitVnd,
        evaluationCutoff: cutoff,
      }),
    /** An example of every event. */
    examples: (): readonly InitiativeEvent[] => Object.values(sample.examples).map(ofIt),
    reviewed: (): InitiativeEvent => ofIt(sample.reviewStarted),
    returned: (): InitiativeEvent => ofIt(sample.returned),
    rejected: (): InitiativeEvent => ofIt(sample.rejected),
    withdrawn: (): InitiativeEvent => ofIt(sample.withdrawn),
    markedDuplicate: (): InitiativeEvent => ofIt(sample.markedDuplicate),
    unlinked: (): InitiativeEvent => ofIt(sample.linkRemoved),
  };
};
