import { campaignsContext } from '@app/campaigns';
import type { CampaignEvent } from '@app/campaigns/contracts';
import { figuresContext } from '@app/figures';
import { organisationContext, organisationNames } from '@app/organisation';
import type { MemberEvent, Role, UnitEvent } from '@app/organisation/contracts';
import type { Projection } from '@app/projections';
import { SpecService } from '@app/testing';
import { initiativesContext } from '../initiatives.context.js';
import {
  author,
  campaign,
  campaignId,
  coAuthor,
  declarations,
  inPhaseOne,
  officer,
  otherUnit,
  reviewer,
  rootUnit,
  stranger,
  submission,
  unit,
  verifier,
} from './an-initiative.js';

export const auditor = '00000000-0000-4000-8000-000000000036';

const unitEstablished = (unitId: string, parentId: string | null, name: string): UnitEvent => ({
  type: 'UnitEstablished',
  data: { unitId, code: `U-${unitId.slice(-2)}`, name, level: 'GRASSROOTS', parentId, block: 'KHOI-1' },
});

export const unitRenamed = (unitId: string, previousName: string, name: string): UnitEvent => ({
  type: 'UnitRenamed',
  data: { unitId, previousName, name, decisionNo: '4/QĐ-MAU' },
});

const enrolled = (memberId: string, unitId: string): MemberEvent => ({
  type: 'MemberEnrolled',
  data: {
    memberId,
    unitId,
    category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' },
    enrolledOn: '2022-01-03',
  },
});

const roleGranted = (memberId: string, role: Role, unitId: string): MemberEvent => ({
  type: 'RoleGranted',
  data: { memberId, role, unitId, decisionNo: '1/QĐ-MAU' },
});

export const roleRevoked = (memberId: string, role: Role, unitId: string): MemberEvent => ({
  type: 'RoleRevoked',
  data: { memberId, role, unitId, decisionNo: '2/QĐ-MAU' },
});

const campaignEvents: readonly CampaignEvent[] = [
  {
    type: 'CampaignLaunched',
    data: {
      campaignId,
      code: 'MAU',
      name: 'Chương trình mẫu',
      ownerUnitId: rootUnit,
      applicationWindow: campaign.applicationWindow,
      decisionNo: '3/QĐ-MAU',
    },
  },
  ...campaign.phases.map(({ ruleSetVersion, rules }): CampaignEvent => ({
    type: 'RuleSetPublished',
    data: {
      campaignId,
      version: ruleSetVersion,
      rules: {
        countingBasis: 'SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF',
        recognitionPolicy: 'EVIDENCE_REQUIRED',
        individualAwardMinimumVnd: null,
        awardAtSeveralLevels: false,
        awardKinds: [],
        ...rules,
      },
    },
  })),
  ...campaign.phases.map(({ phase, opensAt, closesAt, evaluationCutoff, ruleSetVersion }): CampaignEvent => ({
    type: 'PhaseScheduled',
    data: { campaignId, phase, name: `Giai đoạn ${phase}`, opensAt, closesAt, evaluationCutoff, ruleSetVersion },
  })),
];

const people: readonly (readonly [memberId: string, unitId: string, name: string, role?: readonly [Role, string]])[] = [
  [author, unit, 'Đỗ Thị Mẫu'],
  [coAuthor, otherUnit, 'Lê Văn Thử'],
  [officer, unit, 'Trần Văn Ví Dụ', ['UNION_OFFICER', unit]],
  [reviewer, unit, 'Phạm Thị Giả', ['REVIEWER', unit]],
  [verifier, rootUnit, 'Ngô Văn Định', ['BENEFIT_VERIFIER', rootUnit]],
  [stranger, otherUnit, 'Vũ Thị Lạ'],
  [auditor, rootUnit, 'Hồ Văn Kiểm', ['AUDITOR', rootUnit]],
];

/** The initiatives context with the given read models, in a small union on 1 March 2022, while phase 1 is open. */
export const startInitiatives = async (...projections: readonly Projection[]): Promise<SpecService> => {
  const service = await SpecService.start({
    contexts: [organisationContext, campaignsContext, initiativesContext, figuresContext],
    projections,
    names: organisationNames,
    now: inPhaseOne,
  });
  await service.given(`unit-${rootUnit}`, unitEstablished(rootUnit, null, 'Công đoàn Mẫu'));
  await Promise.all([
    service.given(`unit-${unit}`, unitEstablished(unit, rootUnit, 'Công đoàn Nhà máy Mẫu')),
    service.given(`unit-${otherUnit}`, unitEstablished(otherUnit, rootUnit, 'Công đoàn Kho cảng Mẫu')),
  ]);
  // The order among them is of no account: one commit may take them all.
  await Promise.all([
    ...people.map(([memberId, unitId, _, role]) =>
      service.given(
        `member-${memberId}`,
        enrolled(memberId, unitId),
        ...(role ? [roleGranted(memberId, ...role)] : []),
      ),
    ),
    ...people.map(([memberId, _, fullName]) =>
      service.vault.put(memberId, { fullName, memberNumber: memberId, email: null, phone: null, jobTitle: null }),
    ),
    service.given(`campaign-${campaignId}`, ...campaignEvents),
  ]);
  return service;
};

/** The body of a submission as a client sends it. */
export const submissionBody = { campaignId, ...submission, declarations };

export interface Acted {
  readonly id: string;
  readonly etag: string;
}

/** Sends commands to initiatives one after another, each with the revision of the previous response. */
export class InitiativeClient {
  constructor(private readonly service: SpecService) {}

  async submit(changes: object = {}, as = author): Promise<Acted> {
    return this.acted(await this.service.post('initiatives', { ...submissionBody, ...changes }, { as }));
  }

  async act({ id, etag }: Acted, path: string, body: object, as: string): Promise<Acted> {
    return this.acted(await this.service.post(`initiatives/${id}/${path}`, body, { as, ifMatch: etag }));
  }

  startReview(initiative: Acted): Promise<Acted> {
    return this.act(initiative, 'review', {}, reviewer);
  }

  async readyForApproval(changes: object = {}): Promise<Acted> {
    let initiative = await this.submit(changes);
    initiative = await this.startReview(initiative);
    initiative = await this.act(
      initiative,
      'recognition',
      {
        decisionNo: '12/QĐ-ĐK',
        decidedOn: '2022-02-20',
        issuer: 'Giám đốc Nhà máy Mẫu',
        level: 'ESTABLISHMENT',
      },
      reviewer,
    );
    return this.act(
      initiative,
      'benefit-assessment',
      { kind: 'SAVING', amountVnd: '1400000000', method: 'Đối chiếu hóa đơn.' },
      verifier,
    );
  }

  async approved(changes: object = {}): Promise<Acted> {
    return this.act(await this.readyForApproval(changes), 'approval', {}, reviewer);
  }

  private acted(response: Awaited<ReturnType<SpecService['post']>>): Acted {
    if (response.statusCode >= 300) throw new Error(`${response.statusCode} ${response.body}`);
    return { id: response.json<{ id: string }>().id, etag: String(response.headers.etag) };
  }
}
