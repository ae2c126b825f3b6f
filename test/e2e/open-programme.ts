import { WITHOUT_RATE_LIMITS } from '@app/testing';
import { openService, type Service } from '@app/composition';
import { commandIdOf, derivedId } from '@app/command-handling';
import { settingsFrom } from '@app/config';
import { sampleSubmission } from '@app/initiatives/sample-submission';
import { dayInVietnam, instantOf, plusDays, type Instant, type JsonValue } from '@app/kernel';
import { OPERATOR } from '@app/organisation';
import { runProgramme, sendOnCommandBus, step, type ProgrammeStep } from '@app/sample-programme';
import { CommandBus } from '@nestjs/cqrs';
import type { Acknowledgement, SentCommand } from './service-process.js';

const DAY_MS = 86_400_000;
const CATCH_UP_MS = 60_000;

const founded = (of: string): string => derivedId(commandIdOf(OPERATOR, 'founding'), of);
export const rootUnitId = founded('unit');
const administrator = founded('member');
const byAdministrator = (key: string, of: string): string => derivedId(commandIdOf(administrator, key), of);
export const unitId = byAdministrator('unit', 'unit');
const officer = byAdministrator('officer', 'member');
const author = byAdministrator('author', 'member');
export const reviewer = byAdministrator('reviewer', 'member');
const verifier = byAdministrator('verifier', 'member');
export const auditor = byAdministrator('auditor', 'member');
export const campaignId = derivedId(commandIdOf(officer, 'campaign'), 'campaign');

const category = { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' };
const person = (name: string): { readonly [field: string]: JsonValue } => ({
  fullName: `Người ${name} (mẫu)`,
  memberNumber: `MAU-${name}`,
  email: null,
  phone: null,
  category,
});

/**
 * One union with its staff, and a campaign whose first phase opened four weeks before `now` and closes four weeks after
 * it.
 */
const steps = (now: number): readonly ProgrammeStep[] => {
  const at = (days: number): Instant => instantOf(now + days * DAY_MS);
  const rules = {
    countingBasis: 'SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF',
    recognitionPolicy: 'EVIDENCE_REQUIRED',
    revisionDays: 30,
    benefitCapVnd: '1000000000000',
    individualAwardMinimumVnd: null,
    awardAtSeveralLevels: false,
  };
  const does = (principal: string, key: string, type: string, input: { readonly [field: string]: JsonValue }) =>
    step(at(-30), principal, key, () => ({ type, input }), { barrier: true });
  const staff = ([key, role]: readonly [string, string | null]): readonly ProgrammeStep[] => [
    does(administrator, key, 'EnrolMember', { unitId, ...person(key) }),
    ...(role === null
      ? []
      : [
          does(administrator, `role-${key}`, 'GrantRole', {
            memberId: byAdministrator(key, 'member'),
            role,
            unitId: rootUnitId,
            decisionNo: 'QĐ-MAU-01',
          }),
        ]),
  ];
  return [
    does(OPERATOR, 'founding', 'FoundOrganisation', {
      unit: { code: 'CDN-MAU', name: 'Công đoàn Ngành Mẫu', level: 'SECTOR' },
      decisionNo: 'QĐ-MAU-00',
      administrator: person('administrator'),
    }),
    does(administrator, 'unit', 'EstablishUnit', {
      code: 'CDM-01',
      name: 'Công đoàn Công ty Mẫu 01',
      level: 'AFFILIATED',
      parentId: rootUnitId,
      block: null,
    }),
    ...(
      [
        ['officer', 'CAMPAIGN_OFFICER'],
        ['reviewer', 'REVIEWER'],
        ['verifier', 'BENEFIT_VERIFIER'],
        ['auditor', 'AUDITOR'],
        ['author', null],
      ] as const
    ).flatMap(staff),
    does(officer, 'campaign', 'LaunchCampaign', {
      code: 'MAU',
      name: 'Chương trình mẫu',
      ownerUnitId: rootUnitId,
      applicationWindow: { from: '2022-01-01', until: dayInVietnam(at(200)) },
      decisionNo: 'KH-MAU-46',
    }),
    does(officer, 'rules', 'PublishRuleSet', { campaignId, rules }),
    does(officer, 'phase', 'SchedulePhase', {
      campaignId,
      phase: 1,
      name: 'Giai đoạn 1',
      opensAt: at(-28),
      closesAt: at(28),
      evaluationCutoff: at(56),
      ruleSetVersion: 1,
    }),
  ];
};

/** Sets up, by commands on empty stores, a campaign that accepts submissions now. */
export const openProgrammeOn = async ({ app }: Pick<Service, 'app'>): Promise<void> => {
  await runProgramme(steps(Date.now()), { send: sendOnCommandBus(app.get(CommandBus)), concurrency: 1 });
};

/**
 * The same in a fresh data folder, or on the servers in `env`, which a projector follows. Its read models are up to
 * date.
 */
export const prepareOpenProgramme = async (
  folder: string,
  env: { readonly [name: string]: string } = {},
): Promise<void> => {
  const service = await openService({
    settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline', ...WITHOUT_RATE_LIMITS, ...env }),
    projector: new URL('file:///unused'),
    logger: false,
  });
  try {
    await openProgrammeOn(service);
    await service.progress.waitForPosition((await service.eventStore.head())!, CATCH_UP_MS);
  } finally {
    await service.close();
  }
};

/** A sequence of commands: each is built from the response to the one before. */
export type CommandScript = Generator<SentCommand, void, Acknowledgement>;

/** From submission to approval. */
export function* initiativeScript(name: string): CommandScript {
  const today = dayInVietnam(instantOf(Date.now()));
  const recognition = {
    decisionNo: `QĐ-SK-${name}`,
    decidedOn: plusDays(today, -5),
    issuer: 'Giám đốc Công ty (mẫu)',
    level: 'ESTABLISHMENT',
  };
  const submitted = yield {
    key: `submit-${name}`,
    as: author,
    path: 'initiatives',
    body: {
      campaignId,
      ...sampleSubmission,
      unitId,
      authors: [{ memberId: author, shareBp: 10_000, lead: true }],
      recognition,
      content: { ...sampleSubmission.content, title: `Sáng kiến mẫu ${name}` },
      declarations: { truthful: true, notIpProtected: true, notAgainstOrderOrMorals: true },
      authorisationRef: null,
    },
  };
  const path = `initiatives/${submitted.id}`;
  const reviewed = yield {
    key: `review-${name}`,
    as: reviewer,
    path: `${path}/review`,
    body: {},
    ifMatch: submitted.revision,
  };
  const assessed = yield {
    key: `benefit-${name}`,
    as: verifier,
    path: `${path}/benefit-assessment`,
    body: { kind: 'SAVING', amountVnd: '100000000', method: 'Đối chiếu chứng từ mẫu.' },
    ifMatch: reviewed.revision,
  };
  yield { key: `approve-${name}`, as: reviewer, path: `${path}/approval`, body: {}, ifMatch: assessed.revision };
}

/** Enrols a member: a reserved number, personal data in the vault, and the member's own stream. */
export function* memberScript(name: string): CommandScript {
  const enrolled = yield {
    key: `enrol-${name}`,
    as: administrator,
    path: 'members',
    body: { unitId, ...person(`thêm-${name}`), memberNumber: `THEM-${name}` },
  };
  yield {
    key: `register-${name}`,
    as: enrolled.id,
    path: `campaigns/${campaignId}/participants`,
    body: {},
  };
}
