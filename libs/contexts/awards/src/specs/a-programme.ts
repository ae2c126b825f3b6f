import type { DomainEvent, Instant } from '@app/kernel';
import type { CampaignEvent } from '@app/campaigns/contracts';
import type { InitiativeEvent } from '@app/initiatives/contracts';
import { AWARD_KINDS } from './award-decisions.js';
import * as sample from '@app/initiatives/specs';
import type { MemberEvent, Role, UnitEvent, UnitLevel } from '@app/organisation/contracts';

/** Invented units, people and initiatives for the specs of awards. */
export const id = (n: number): string => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`;

export const campaignId = id(1);
/** The union that runs the campaign, of the highest level so that it awards at every level, an affiliated union in it, a grassroots union in that. */
export const sector = id(10);
export const affiliated = id(11);
export const grassroots = id(12);
/** A second affiliated union. */
export const elsewhere = id(13);

export const campaignOfficer = id(20);
export const affiliatedOfficer = id(21);
export const grassrootsOfficer = id(22);
export const officerElsewhere = id(23);
export const author = id(30);
export const coAuthor = id(31);

/** Counted in phase 1 with a benefit, in phase 1 without one, in phase 2 with a benefit; the last one not yet. */
export const counted = id(40);
export const countedWithoutMoney = id(41);
export const countedInPhase2 = id(42);
export const underReview = id(43);
/** Counted in phase 1; the campaign officer submitted it on behalf of its authors. */
export const countedOnBehalf = id(45);
/** Received and approved in time for phase 1, but committed after its sealing. */
export const writtenAfterSealing = id(44);

export const founded: Instant = '2022-01-03T02:00:00.000Z';
const renamed: Instant = '2023-09-20T02:00:00.000Z';
const submitted: Instant = '2022-03-01T02:00:00.000Z';

export interface GivenEvent {
  readonly stream: string;
  readonly event: DomainEvent;
  readonly at: Instant;
}

const unit = (unitId: string, code: string, name: string, level: UnitLevel, parentId: string | null): GivenEvent => ({
  stream: `unit-${unitId}`,
  event: { type: 'UnitEstablished', data: { unitId, code, name, level, parentId, block: null } } satisfies UnitEvent,
  at: founded,
});

const member = (memberId: string, unitId: string, role?: Role, at = unitId): readonly GivenEvent[] => {
  const category = { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' } as const;
  const events: MemberEvent[] = [
    { type: 'MemberEnrolled', data: { memberId, unitId, category, enrolledOn: '2022-01-03' } },
  ];
  if (role) events.push({ type: 'RoleGranted', data: { memberId, role, unitId: at, decisionNo: 'QĐ-MAU-1' } });
  return events.map((event) => ({ stream: `member-${memberId}`, event, at: founded }));
};

const rules = (version: number, awardAtSeveralLevels: boolean): CampaignEvent => ({
  type: 'RuleSetPublished',
  data: {
    campaignId,
    version,
    rules: {
      countingBasis: 'SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF',
      recognitionPolicy: 'EVIDENCE_REQUIRED',
      revisionDays: 30,
      benefitCapVnd: '1000000000000',
      individualAwardMinimumVnd: '80000000',
      awardAtSeveralLevels,
      awardKinds: AWARD_KINDS,
      submitForAnyUnit: false,
    },
  },
});

const phase = (number: number, opensAt: Instant, closesAt: Instant, evaluationCutoff: Instant): CampaignEvent => ({
  type: 'PhaseScheduled',
  data: {
    campaignId,
    phase: number,
    name: `Đợt ${number}`,
    opensAt,
    closesAt,
    evaluationCutoff,
    ruleSetVersion: number,
  },
});

/** Phase 1 allows one award of an achievement, phase 2 one at each level; phase 1 is sealed, phase 2 is not. */
const campaign: readonly CampaignEvent[] = [
  {
    type: 'CampaignLaunched',
    data: {
      campaignId,
      code: 'MAU-2022',
      name: 'Chương trình mẫu',
      ownerUnitId: sector,
      applicationWindow: { from: '2021-09-01', until: '2023-09-01' },
      decisionNo: 'QĐ-MAU-2',
    },
  },
  rules(1, false),
  rules(2, true),
  phase(1, '2022-01-07T17:00:00.000Z', '2022-05-31T17:00:00.000Z', '2022-07-31T17:00:00.000Z'),
  phase(2, '2022-05-31T17:00:00.000Z', '2023-09-01T17:00:00.000Z', '2023-09-30T17:00:00.000Z'),
];

const firstPhaseSealed: CampaignEvent = {
  type: 'PhaseClosed',
  data: {
    campaignId,
    phase: 1,
    closesAt: '2022-05-31T17:00:00.000Z',
    evaluationCutoff: '2022-07-31T17:00:00.000Z',
    ruleSetVersion: 1,
    ruleSetHash: 'c0ffee00'.repeat(8),
    figures: [],
    unitFigures: [{ unitId: affiliated, figures: [{ metric: 'M04', version: 1, value: '3' }] }],
    carriedOverTo: null,
    decisionNo: 'QĐ-MAU-3',
  },
};
const inCampaign = (event: CampaignEvent): GivenEvent => ({ stream: `campaign-${campaignId}`, event, at: founded });

const initiative = (
  initiativeId: string,
  inPhase: number,
  benefitVnd: string | null,
  { approved = true, submittedBy = author } = {},
): readonly GivenEvent[] => {
  const { reviewStarted } = sample;
  const assessed = sample.assessed(benefitVnd);
  const events: InitiativeEvent[] = [
    sample.submitted({
      initiativeId,
      campaignId,
      phase: inPhase,
      receivedAt: submitted,
      unitId: grassroots,
      unitPath: [sector, affiliated, grassroots],
      authors: [
        { memberId: author, unitId: grassroots, shareBp: 6_000, lead: true },
        { memberId: coAuthor, unitId: grassroots, shareBp: 4_000, lead: false },
      ],
      submittedBy,
      authorisationRef: submittedBy === author ? null : 'GUQ-MAU-1',
    }),
    { ...reviewStarted, data: { ...reviewStarted.data, initiativeId } },
    { ...assessed, data: { ...assessed.data, initiativeId } },
  ];
  if (approved) {
    events.push(
      sample.approved({
        initiativeId,
        campaignId,
        countedInPhase: inPhase,
        approvedAt: submitted,
        ruleSetVersion: inPhase,
        benefitVnd,
        evaluationCutoff: '2022-07-31T17:00:00.000Z',
      }),
    );
  }
  return events.map((event) => ({ stream: `initiative-${initiativeId}`, event, at: submitted }));
};

/** A campaign without phases, run by another union. */
export const campaignOf = (ownCampaignId: string, ownerUnitId: string): readonly CampaignEvent[] => [
  {
    type: 'CampaignLaunched',
    data: {
      campaignId: ownCampaignId,
      code: 'MAU-RIENG',
      name: 'Chương trình riêng',
      ownerUnitId,
      applicationWindow: { from: '2021-09-01', until: '2023-09-01' },
      decisionNo: 'QĐ-MAU-5',
    },
  },
];

export const roleGranted = (memberId: string, role: Role, unitId: string): MemberEvent => ({
  type: 'RoleGranted',
  data: { memberId, role, unitId, decisionNo: 'QĐ-MAU-6' },
});

/** The initial log of the specs. The grassroots union was renamed five days before the decisions. */
export const programme: readonly GivenEvent[] = [
  unit(sector, 'CDN', 'Công đoàn Ngành Mẫu', 'VGCL', null),
  unit(affiliated, 'DK-01', 'Công đoàn trực thuộc Mẫu', 'AFFILIATED', sector),
  unit(grassroots, 'DK-01-02', 'Công đoàn cơ sở Nhà máy Cũ', 'GRASSROOTS', affiliated),
  unit(elsewhere, 'DK-02', 'Công đoàn trực thuộc khác', 'AFFILIATED', sector),
  ...member(campaignOfficer, sector, 'CAMPAIGN_OFFICER'),
  ...member(affiliatedOfficer, affiliated, 'UNION_OFFICER'),
  ...member(grassrootsOfficer, grassroots, 'UNION_OFFICER'),
  ...member(officerElsewhere, elsewhere, 'UNION_OFFICER'),
  ...member(author, grassroots),
  ...member(coAuthor, grassroots, 'CAMPAIGN_OFFICER', sector),
  ...campaign.map(inCampaign),
  ...initiative(counted, 1, '90000000'),
  ...initiative(countedWithoutMoney, 1, null),
  ...initiative(countedOnBehalf, 1, '90000000', { submittedBy: campaignOfficer }),
  ...initiative(countedInPhase2, 2, '120000000'),
  ...initiative(underReview, 2, '120000000', { approved: false }),
  inCampaign(firstPhaseSealed),
  ...initiative(writtenAfterSealing, 1, '90000000'),
  {
    stream: `unit-${grassroots}`,
    event: {
      type: 'UnitRenamed',
      data: {
        unitId: grassroots,
        previousName: 'Công đoàn cơ sở Nhà máy Cũ',
        name: 'Công đoàn cơ sở Nhà máy Mới',
        decisionNo: 'QĐ-MAU-4',
      },
    } satisfies UnitEvent,
    at: renamed,
  },
];
