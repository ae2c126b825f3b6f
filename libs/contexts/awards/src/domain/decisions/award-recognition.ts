import {
  AWARD_LEVELS,
  dayInVietnam,
  refuse,
  requireImpartial,
  requireNotInFuture,
  vnd,
  vndText,
  type AwardForm,
  type AwardLevel,
  type DomainCommand,
  type Instant,
  type LocalDate,
  type VndText,
} from '@app/kernel';
import type { Achievement, AwardEvent, Recipient } from '../award.events.js';
import type { AwardFacts, InitiativeFacts, PhaseFacts } from '../award.facts.js';
import type { AwardState } from '../award.state.js';
import { achievementName } from '../award.streams.js';
import { achievementPhase, governingPhase } from '../achievement-phases.js';

/** The input of the command. Plain JSON, because the idempotency check compares it. */
export type AwardInput = {
  readonly campaignId: string;
  readonly form: AwardForm;
  readonly level: AwardLevel;
  readonly recipient: Recipient;
  readonly achievements: readonly Achievement[];
  readonly decisionNo: string;
  readonly decidedOn: LocalDate;
  /** The office that signs, never a person's name. */
  readonly signatory: string;
  readonly prizeVnd: VndText | null;
  readonly ceremonyOn: LocalDate | null;
  readonly citation: string;
};

export type AwardRecognition = DomainCommand<
  'AwardRecognition',
  AwardInput & { readonly awardId: string; readonly facts: AwardFacts }
>;

/** A campaign awards at the level of its owner and below it: a grassroots union gives no national award. */
const requireWithinOwnersLevel = (level: AwardLevel, { highestLevel }: AwardFacts): void => {
  if (AWARD_LEVELS.indexOf(level) < AWARD_LEVELS.indexOf(highestLevel)) {
    refuse('invalid', 'AWARD_LEVEL_ABOVE_OWNER', { level, highestLevel }, '/level');
  }
};

/** Form, level and kind of recipient fit each other by the rule set. */
const requireAwardKind = ({ form, level, recipient }: AwardInput, { rules: { awardKinds } }: PhaseFacts): void => {
  const forRecipient = awardKinds.filter((kind) => kind.form === form && kind.recipient === recipient.kind);
  if (forRecipient.length === 0) refuse('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'FORM_FOR_OTHERS' }, '/form');
  const levels = forRecipient.map((kind) => kind.level);
  if (!levels.includes(level)) refuse('invalid', 'FORM_NOT_AT_LEVEL', { form, level, levels }, '/level');
};

/** INV-14: a person is honoured for initiatives that count and that the person is an author of; an initiative, for itself. */
const requireCountedInitiative = (
  achievement: Achievement,
  { recipient, campaignId, facts }: AwardInput & { readonly facts: AwardFacts },
  phase: PhaseFacts | null,
  pointer: string,
): InitiativeFacts => {
  if (achievement.kind !== 'INITIATIVE') {
    return refuse('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'NOT_AN_ACHIEVEMENT_OF_THIS_KIND' }, pointer);
  }
  const { initiativeId } = achievement;
  const initiative = facts.initiatives.get(initiativeId);
  if (!initiative || phase === null || initiative.campaignId !== campaignId) {
    return refuse('conflict', 'ACHIEVEMENT_NOT_COUNTED', { initiativeId }, pointer);
  }
  const own =
    recipient.kind === 'INITIATIVE'
      ? recipient.initiativeId === initiativeId
      : recipient.kind === 'MEMBER' && initiative.authors.includes(recipient.memberId);
  if (!own) refuse('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'NOT_THE_RECIPIENTS_ACHIEVEMENT' }, pointer);
  return initiative;
};

/** INV-14: a unit is honoured for its own figures in a sealed phase. */
const requireSealedResult = (
  achievement: Achievement,
  { recipient, campaignId }: AwardInput,
  phase: PhaseFacts | null,
  pointer: string,
): void => {
  if (achievement.kind !== 'SEALED_RESULT') {
    return refuse('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'NOT_AN_ACHIEVEMENT_OF_THIS_KIND' }, pointer);
  }
  const { unitId } = achievement;
  if (recipient.kind !== 'UNIT' || recipient.unitId !== unitId) {
    refuse('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'NOT_THE_RECIPIENTS_ACHIEVEMENT' }, pointer);
  }
  if (!phase?.sealedUnits || achievement.campaignId !== campaignId) {
    return refuse('conflict', 'PHASE_NOT_SEALED', { phase: achievement.phase }, pointer);
  }
  if (!phase.sealedUnits.has(unitId)) {
    refuse('conflict', 'ACHIEVEMENT_NOT_COUNTED', { unitId, phase: achievement.phase }, pointer);
  }
};

/** null if no initiative has an amount; one without an amount adds nothing. */
const totalBenefit = (initiatives: readonly InitiativeFacts[]): VndText | null => {
  const amounts = initiatives.map(({ verifiedBenefitVnd }) => verifiedBenefitVnd).filter((amount) => amount !== null);
  return amounts.length === 0 ? null : vndText(amounts.reduce((sum, amount) => sum + vnd(amount), 0n));
};

const requireDistinctAchievements = (input: AwardInput): void => {
  if (input.achievements.length === 0) refuse('invalid', 'ACHIEVEMENT_MISSING', {}, '/achievements');
  if (new Set(input.achievements.map(achievementName)).size < input.achievements.length) {
    refuse('invalid', 'ACHIEVEMENT_TWICE', {}, '/achievements');
  }
};

const achievedAt = (achievement: Achievement, facts: AwardFacts): Instant | null =>
  achievement.kind === 'INITIATIVE'
    ? (facts.initiatives.get(achievement.initiativeId)?.approvedAt ?? null)
    : (achievementPhase(achievement, facts)?.evaluationCutoff ?? null);

/** An award is decided once its achievements stand: initiatives from their approval, results from the cut-off. */
const requireAchievedBefore = ({
  achievements,
  decidedOn,
  facts,
}: AwardInput & { readonly facts: AwardFacts }): void => {
  for (const achievement of achievements) {
    const instant = achievedAt(achievement, facts);
    const achievedOn = instant && dayInVietnam(instant);
    if (achievedOn !== null && decidedOn < achievedOn) {
      refuse('invalid', 'AWARDED_BEFORE_ACHIEVEMENT', { achievedOn }, '/decidedOn');
    }
  }
};

export const awardRecognition = ({ data, by, at }: AwardRecognition, state: AwardState): readonly AwardEvent[] => {
  if (state) return refuse('conflict', 'RECOGNITION_EXISTS');
  const { facts, awardId, citation, ...input } = data;
  const { recipient, achievements } = input;
  requireNotInFuture(input.decidedOn, at, '/decidedOn');
  if (input.ceremonyOn !== null && input.ceremonyOn < input.decidedOn) {
    refuse('invalid', 'CEREMONY_BEFORE_DECISION', { decidedOn: input.decidedOn }, '/ceremonyOn');
  }
  requireWithinOwnersLevel(input.level, facts);
  requireDistinctAchievements(data);
  const unit =
    facts.recipientUnit ?? refuse('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'UNKNOWN_RECIPIENT' }, '/recipient');
  const initiatives: InitiativeFacts[] = [];
  // A collective award rests on sealed figures, which nobody decides on here. Most officers of a large unit have a part
  // in one of its initiatives, so authorship does not keep them from recording it.
  achievements.forEach((achievement, index) => {
    const pointer = `/achievements/${index}`;
    const phase = achievementPhase(achievement, facts);
    if (recipient.kind === 'UNIT') requireSealedResult(achievement, data, phase, pointer);
    else initiatives.push(requireCountedInitiative(achievement, data, phase, pointer));
  });
  const governing = governingPhase(achievements, facts)!;
  requireAwardKind(data, governing);
  requireAchievedBefore(data);
  requireImpartial(by.memberId, ...initiatives);
  const { ruleSetVersion, rules } = governing;
  const benefitVnd = totalBenefit(initiatives);
  const minimumVnd = rules.individualAwardMinimumVnd;
  if (
    recipient.kind === 'MEMBER' &&
    minimumVnd !== null &&
    (benefitVnd === null || vnd(benefitVnd) < vnd(minimumVnd))
  ) {
    refuse('conflict', 'BELOW_THRESHOLD', { minimumVnd, ...(benefitVnd !== null && { benefitVnd }) });
  }
  const title = recipient.kind === 'INITIATIVE' && { initiativeTitle: initiatives[0]!.title };
  return [
    {
      type: 'AwardGranted',
      data: { ...input, awardId, unit, benefitVnd, ruleSetVersion, content: { citation, ...title } },
    },
  ];
};
