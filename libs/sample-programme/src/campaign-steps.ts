import { plusMs, type Instant } from '@app/kernel';
import { apportion } from './apportionment.js';
import type { SampleIds } from './sample-ids.js';
import { step, type ProgrammeStep, type StepCommand } from './programme-step.js';
import { KEY_DATES, at, endOf, type Quotas } from './scenario.js';
import type { UnionTree } from './union-tree.js';

/** Launch, rules, phases, peak drive, cascaded targets, registrations, and the closings of both phases. */
export const campaignSteps = (tree: UnionTree, ids: SampleIds, quotas: Quotas): ProgrammeStep[] => {
  const { campaignId, campaignOfficer } = ids;
  const steps: ProgrammeStep[] = [];
  let clock: Instant = at(KEY_DATES.launch, 8);
  const officerDoes = (key: string, command: () => StepCommand, when?: Instant): void => {
    clock = when ?? plusMs(clock, 60_000);
    steps.push(step(clock, campaignOfficer, key, command, { barrier: true }));
  };
  officerDoes('campaign', () => ({
    type: 'LaunchCampaign',
    input: {
      code: 'TSK-MAU',
      name: '1 triệu sáng kiến (số liệu mẫu)',
      ownerUnitId: ids.rootUnitId,
      applicationWindow: { from: KEY_DATES.applicationFrom, until: KEY_DATES.applicationUntil },
      decisionNo: '46/KH-MAU',
    },
  }));
  officerDoes('rules-1', () => ({
    type: 'PublishRuleSet',
    input: {
      campaignId,
      rules: {
        countingBasis: 'SUBMITTED_IN_PHASE_AND_APPROVED_BY_EVALUATION_CUTOFF',
        recognitionPolicy: 'EVIDENCE_REQUIRED',
        revisionDays: 30,
        benefitCapVnd: '9000000000000000',
        individualAwardMinimumVnd: '80000000',
        awardAtSeveralLevels: false,
        // Authors of an invented initiative are drawn from its affiliated union, not from its workplace.
        submitForAnyUnit: true,
      },
    },
  }));
  const schedule = (phase: number, first: string, last: string, evaluationLast: string): void =>
    officerDoes(`phase-${phase}`, () => ({
      type: 'SchedulePhase',
      input: {
        campaignId,
        phase,
        name: `Giai đoạn ${phase}`,
        opensAt: at(first, 0),
        closesAt: endOf(last),
        evaluationCutoff: endOf(evaluationLast),
        ruleSetVersion: 1,
      },
    }));
  schedule(1, KEY_DATES.phase1First, KEY_DATES.phase1Last, KEY_DATES.phase1EvaluationLast);
  schedule(2, KEY_DATES.phase2First, KEY_DATES.phase2Last, KEY_DATES.phase2EvaluationLast);
  const assign = (
    principal: string,
    unitKey: string,
    targets: { readonly [scope: string]: number },
    group: string,
  ): void => {
    for (const [scope, value] of Object.entries(targets)) {
      clock = plusMs(clock, 1000);
      steps.push(
        step(
          clock,
          principal,
          `target-${unitKey}-${scope}`,
          () => ({
            type: 'AssignTarget',
            input: { campaignId, unitId: ids.unitId(unitKey), scope, metric: 'M04', value, decisionNo: '03/QĐ-MAU' },
          }),
          { group },
        ),
      );
    }
  };
  const perScope = (total: number, phase1: number): { readonly [scope: string]: number } => ({
    CAMPAIGN: total,
    PHASE_1: phase1,
    PHASE_2: total - phase1,
  });
  assign(campaignOfficer, tree.root.key, perScope(quotas.target, quotas.phase1Target), 'target-root');
  for (const union of tree.affiliated) {
    assign(campaignOfficer, union.key, perScope(union.target, union.phase1Target), `target-${union.key}`);
  }
  tree.affiliated.forEach((union, index) => {
    const weights = union.grassroots.map(() => 1);
    const totals = apportion(union.target, weights);
    const phase1 = apportion(union.phase1Target, weights);
    union.grassroots.forEach((unit, i) => {
      if (totals[i]! > 0)
        assign(
          ids.unions[index]!.officer,
          unit.key,
          { CAMPAIGN: totals[i]!, ...(phase1[i]! > 0 && { PHASE_1: phase1[i]! }) },
          `target-${unit.key}`,
        );
    });
  });
  for (const { members } of ids.unions) {
    for (const { key, memberId, registeredAt } of members) {
      steps.push(
        step(registeredAt, memberId, `registration-${key}`, () => ({
          type: 'RegisterParticipant',
          input: { campaignId, memberId },
        })),
      );
    }
  }
  officerDoes(
    'peak-drive',
    () => ({
      type: 'DeclarePeakDrive',
      input: {
        campaignId,
        name: 'Chiến dịch thi đua cao điểm 40 ngày',
        startsAt: at(KEY_DATES.peakFirst, 0),
        endsAt: endOf(KEY_DATES.peakLast),
      },
    }),
    at('2022-04-15', 9),
  );
  const close = (phase: number, mode: 'SUBMISSIONS' | 'SEAL', when: Instant, carryOverTo: number | null): void =>
    officerDoes(
      `close-${phase}-${mode}`,
      () => ({
        type: 'CloseCampaignPhase',
        input: {
          campaignId,
          phase,
          mode,
          decisionNo: `0${2 * phase + (mode === 'SEAL' ? 3 : 2)}/QĐ-MAU`,
          closesAt: null,
          evaluationCutoff: null,
          carryOverTo,
        },
      }),
      when,
    );
  close(1, 'SUBMISSIONS', at(KEY_DATES.phase1Last, 20), null);
  close(1, 'SEAL', at(KEY_DATES.phase1Sealed, 9), 2);
  close(2, 'SUBMISSIONS', at(KEY_DATES.phase2Last, 20), null);
  close(2, 'SEAL', at(KEY_DATES.phase2Sealed, 9), null);
  return steps;
};
