import { commandIdOf, derivedId } from '@app/command-handling';
import { sampleSubmission } from '@app/initiatives/sample-submission';
import { dayInVietnam, epochMs, instantOf, plusDays, type Instant, type JsonValue } from '@app/kernel';
import type { SampleIds, SampleMember } from './sample-ids.js';
import type { InitiativePlan } from './initiative-plans.js';
import { sampleTexts } from './initiative-texts.js';
import { step, type ProgrammeStep, type StepCommand } from './programme-step.js';
import { KEY_DATES, at, endOf } from './scenario.js';
import { SeededRandom } from './seeded-random.js';
import type { UnionTree } from './union-tree.js';

const KINDS = ['TECHNICAL', 'MANAGEMENT', 'OPERATIONAL', 'APPLIED_PROGRESS', 'RESEARCH'];
const FIELDS = [
  'EXPLORATION_PRODUCTION',
  'GAS',
  'REFINING',
  'POWER',
  'SERVICES',
  'SAFETY_ENVIRONMENT',
  'DIGITAL',
  'OTHER',
];
const MONEY_KINDS = ['SAVING', 'EXTRA_REVENUE', 'LOSS_AVOIDED'];
const OTHER_KINDS = ['SAFETY', 'SOCIAL', 'ENVIRONMENT'];
const GROUNDS = ['NOT_NEW', 'NOT_APPLIED', 'NO_BENEFIT', 'INCOMPLETE'];

interface Authorship {
  readonly authors: readonly SampleMember[];
  readonly submitter: string;
  readonly onBehalf: boolean;
}

const keyOf = (plan: InitiativePlan): string => `initiative-${plan.number}`;

/** Chooses one to three authors among the union's members registered by then. */
const authorshipOf = (plan: InitiativePlan, ids: SampleIds): Authorship => {
  const random = new SeededRandom(plan.seed);
  const union = ids.unions[plan.union]!;
  let known = union.members.findIndex(({ registeredAt }) => registeredAt >= plan.receivedAt);
  if (known === -1) known = union.members.length;
  const count = Math.min(known, random.pick([1, 1, 1, 2, 2, 3]));
  const first = random.integer(0, known - 1);
  const authors = Array.from({ length: count }, (_, i) => union.members[(first + i) % known]!);
  return { authors, submitter: plan.onBehalf ? union.officer : authors[0]!.memberId, onBehalf: plan.onBehalf };
};

export const initiativeIdOf = (plan: InitiativePlan, ids: SampleIds): string =>
  derivedId(commandIdOf(authorshipOf(plan, ids).submitter, keyOf(plan)), 'initiative');

const DECLARATIONS: JsonValue = { truthful: true, notIpProtected: true, notAgainstOrderOrMorals: true };

const recognition = (plan: InitiativePlan, decidedOn: string): JsonValue => ({
  decisionNo: `${plan.number}/QĐSK-MAU`,
  decidedOn,
  issuer: 'Giám đốc Công ty (mẫu)',
  level: 'ESTABLISHMENT',
});

const submissionOf = (plan: InitiativePlan, tree: UnionTree, ids: SampleIds, revised: boolean): JsonValue => {
  const random = new SeededRandom(plan.seed ^ 0x5f5f);
  const { authors } = authorshipOf(plan, ids);
  const texts = sampleTexts(plan.number, random);
  const received = dayInVietnam(plan.receivedAt);
  const applied = plusDays(received, -random.integer(10, 90));
  const firstAppliedOn = applied < KEY_DATES.applicationFrom ? KEY_DATES.applicationFrom : applied;
  const shares = authors.length === 1 ? [10_000] : authors.length === 2 ? [6_000, 4_000] : [5_000, 3_000, 2_000];
  const claimed = plan.benefitVnd === null ? null : (plan.benefitVnd * BigInt(plan.claimFactorPercent)) / 100n;
  return {
    ...sampleSubmission,
    kind: random.pick(KINDS),
    field: random.pick(FIELDS),
    unitId: ids.unitId(tree.affiliated[plan.union]!.grassroots[plan.grassroots]!.key),
    authors: authors.map(({ memberId }, i) => ({ memberId, shareBp: shares[i]!, lead: i === 0 })),
    firstAppliedOn,
    benefitClaim: {
      kind: random.pick(plan.benefitVnd === null ? OTHER_KINDS : MONEY_KINDS),
      amountVnd: claimed?.toString() ?? null,
      basisYear: Number(received.slice(0, 4)),
      basis: random.chance(0.5) ? 'ACTUAL' : 'ESTIMATE',
    },
    recognition: plan.recognisedLater ? null : recognition(plan, plusDays(received, -random.integer(1, 9))),
    confidentiality: plan.technicalSecret ? 'TECH_SECRET' : 'INTERNAL',
    content: plan.technicalSecret
      ? {
          title: texts.title,
          problem: null,
          essence: null,
          novelty: null,
          applicationScope: null,
          effectSummary: texts.effectSummary,
          benefitMethod: null,
        }
      : { ...texts, essence: revised ? `${texts.essence} Đã bổ sung số liệu đo sau áp dụng.` : texts.essence },
  };
};

/** Every step of one initiative, each at its own instant and by the person in charge. */
export const initiativeSteps = (
  plan: InitiativePlan,
  plans: readonly InitiativePlan[],
  tree: UnionTree,
  ids: SampleIds,
): ProgrammeStep[] => {
  const { reviewer, verifier, officer } = ids.unions[plan.union]!;
  const { authors, submitter, onBehalf } = authorshipOf(plan, ids);
  const initiativeId = initiativeIdOf(plan, ids);
  const author = authors[0]!.memberId;
  const group = keyOf(plan);
  const start = epochMs(plan.receivedAt);
  const evaluationLast = plan.phase === 1 ? KEY_DATES.phase1EvaluationLast : KEY_DATES.phase2EvaluationLast;
  const limit = epochMs(endOf(evaluationLast));
  const duration = Math.min((2 + plan.pace * 20) * 86_400_000, (limit - start) * 0.9);
  const when = (part: number): Instant => instantOf(Math.round(start + duration * part));
  const steps: ProgrammeStep[] = [];
  const act = (
    instant: Instant,
    principal: string,
    name: string,
    command: () => StepCommand,
    refusal: string | null = null,
    dependsOnGroup: string | null = null,
  ): void => {
    steps.push(step(instant, principal, `${group}-${name}`, command, { group, refusal, dependsOnGroup }));
  };
  const simple =
    (type: string, input: { readonly [field: string]: JsonValue } = {}) =>
    (): StepCommand => ({
      type,
      input: { initiativeId, ...input },
    });
  const authorisationRef = onBehalf ? `${plan.number}/GUQ-MAU` : null;
  steps.push(
    step(
      plan.receivedAt,
      submitter,
      keyOf(plan),
      () => ({
        type: 'SubmitInitiative',
        input: {
          initiativeId: null,
          campaignId: ids.campaignId,
          submission: submissionOf(plan, tree, ids, false),
          declarations: DECLARATIONS,
          authorisationRef,
        },
      }),
      { group },
    ),
  );
  act(when(0.2), reviewer, 'review', simple('StartReview'));
  if (plan.revised) {
    const inTwentyDays = plusDays(dayInVietnam(when(0.3)), 20);
    act(
      when(0.3),
      reviewer,
      'return',
      simple('ReturnForRevision', {
        reasons: [{ field: 'essence', text: 'Đề nghị bổ sung số liệu đo sau khi áp dụng.' }],
        dueOn: inTwentyDays < evaluationLast ? inTwentyDays : evaluationLast,
      }),
    );
  }
  if (plan.outcome === 'WITHDRAWN') {
    act(when(0.6), author, 'withdraw', simple('WithdrawInitiative', { reason: 'Tác giả rút để hoàn thiện thêm.' }));
    return steps;
  }
  if (plan.outcome === 'REJECTED') {
    act(
      when(0.8),
      reviewer,
      'reject',
      simple('RejectInitiative', {
        ground: GROUNDS[plan.number % GROUNDS.length]!,
        reason: 'Hồ sơ chưa đủ căn cứ để tính là hợp lệ (mẫu).',
      }),
    );
    return steps;
  }
  if (plan.originalNumber !== null && (plan.outcome === 'DUPLICATE' || plan.mistakenlyDuplicate)) {
    const original = plans[plan.originalNumber - 1]!;
    const originalId = initiativeIdOf(original, ids);
    const reason = 'Cùng giải pháp với sáng kiến nộp trước.';
    const kind = 'SAME_SOLUTION_SAME_ESTABLISHMENT';
    act(
      when(0.22),
      reviewer,
      'duplicate',
      simple('MarkDuplicate', { originalId, kind, reason }),
      null,
      keyOf(original),
    );
    if (plan.outcome === 'DUPLICATE') return steps;
    act(
      when(0.25),
      reviewer,
      'not-duplicate',
      simple('RemoveDuplicateLink', { reason: 'Hai giải pháp khác nhau; lần trước đánh dấu nhầm.' }),
    );
  }
  if (plan.revised) {
    act(when(0.5), submitter, 'resubmit', () => ({
      type: 'ResubmitInitiative',
      input: {
        initiativeId,
        submission: submissionOf(plan, tree, ids, true),
        declarations: DECLARATIONS,
        authorisationRef,
      },
    }));
    act(when(0.6), reviewer, 'review-again', simple('StartReview'));
  }
  if (plan.recognisedLater) {
    const input = { recognition: recognition(plan, dayInVietnam(when(0.65))) };
    act(when(0.7), reviewer, 'recognition', simple('RecordRecognition', input));
  }
  act(
    when(0.8),
    verifier,
    'benefit',
    simple('RecordBenefitAssessment', {
      kind:
        plan.benefitVnd === null
          ? OTHER_KINDS[plan.number % OTHER_KINDS.length]!
          : MONEY_KINDS[plan.number % MONEY_KINDS.length]!,
      amountVnd: plan.benefitVnd?.toString() ?? null,
      method: 'Đối chiếu sổ theo dõi và chứng từ (mẫu).',
    }),
  );
  if (plan.number % 211 === 0 && onBehalf) {
    // The submitter may not decide on it, although the role would allow it.
    act(when(0.9), officer, 'approve-own', simple('ApproveInitiative', { note: null }), 'CONFLICT_OF_INTEREST');
  }
  if (plan.outcome === 'CARRIED_OVER') {
    act(
      at('2022-07-01', 10),
      reviewer,
      'approve-late',
      simple('ApproveInitiative', { note: null }),
      'EVALUATION_CUTOFF_PASSED',
    );
    act(at('2022-07-11', 9 + plan.pace * 700), reviewer, 'approve', simple('ApproveInitiative', { note: null }));
    return steps;
  }
  act(when(1), reviewer, 'approve', simple('ApproveInitiative', { note: null }));
  return steps;
};

/** Attempts outside the phases: before the first opens, at the very instant the last has closed, and after. */
export const lateAttemptSteps = (
  plans: readonly InitiativePlan[],
  tree: UnionTree,
  ids: SampleIds,
): ProgrammeStep[] => {
  const closed = epochMs(endOf(KEY_DATES.phase2Last));
  const attempts = [
    ...Array.from({ length: 5 }, (_, i) => ({ at: at('2022-01-07', 9 + i), refusal: 'PHASE_NOT_OPEN' })),
    ...Array.from({ length: 15 }, (_, i) => ({ at: instantOf(closed + i * 1_800_000), refusal: 'PHASE_CLOSED' })),
  ];
  return attempts.map(({ at: when, refusal }, i) => {
    const plan = plans[(i * 97) % plans.length]!;
    return step(
      when,
      ids.unions[plan.union]!.officer,
      `attempt-${i}`,
      () => ({
        type: 'SubmitInitiative',
        input: {
          initiativeId: null,
          campaignId: ids.campaignId,
          submission: submissionOf(plan, tree, ids, false),
          declarations: DECLARATIONS,
          authorisationRef: `${plan.number}/GUQ-MAU`,
        },
      }),
      { refusal },
    );
  });
};
