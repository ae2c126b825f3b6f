import { dayInVietnam, vnd, vndText, deciderOf, type Instant, type LocalDate, type VndText, refuse } from '@app/kernel';
import { phaseHonoured, rulingPhase } from './honoured-phases.js';
import type {
  AwardInput,
  AwardFacts,
  AwardRecognition,
  InitiativeFacts,
  PhaseFacts,
  RevokeAward,
} from './award.commands.js';
import type { Achievement, AwardForm, AwardEvent, Recipient } from './award.events.js';
import { evolveAward, type AwardState } from './award.state.js';
import { achievementName } from './award.streams.js';

/** Forms that honour one kind of recipient only; the others are given to persons, units and initiatives alike. */
const RECIPIENT_OF_FORM: { readonly [form in AwardForm]?: Recipient['kind'] } = {
  CREATIVE_LABOUR_CERTIFICATE: 'MEMBER',
  BLOCK_LEADER: 'UNIT',
};

const notInFuture = (day: LocalDate, at: Instant): void => {
  const today = dayInVietnam(at);
  if (day > today) refuse('invalid', 'DATE_IN_FUTURE', { today }, '/decidedOn');
};

/** INV-14, for a person or an initiative: initiatives that count, of which the recipient is an author or which it is. */
const honouredInitiative = (
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

/** INV-14, for a unit: its own figures in a phase that is sealed. */
const checkSealedResult = (
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

/** null where none is quantified; what cannot be expressed in money adds nothing. */
const totalBenefit = (initiatives: readonly InitiativeFacts[]): VndText | null => {
  const amounts = initiatives.map(({ verifiedBenefitVnd }) => verifiedBenefitVnd).filter((amount) => amount !== null);
  return amounts.length === 0 ? null : vndText(amounts.reduce((sum, amount) => sum + vnd(amount), 0n));
};

const checkAchievements = (input: AwardInput): void => {
  if (input.achievements.length === 0) refuse('invalid', 'ACHIEVEMENT_MISSING', {}, '/achievements');
  if (new Set(input.achievements.map(achievementName)).size < input.achievements.length) {
    refuse('invalid', 'ACHIEVEMENT_TWICE', {}, '/achievements');
  }
};

const award = ({ data, by, at }: AwardRecognition, state: AwardState): readonly AwardEvent[] => {
  if (state) return refuse('conflict', 'RECOGNITION_EXISTS');
  const { facts, awardId, citation, ...input } = data;
  const { recipient, achievements } = input;
  notInFuture(input.decidedOn, at);
  checkAchievements(data);
  const unit =
    facts.recipientUnit ?? refuse('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'UNKNOWN_RECIPIENT' }, '/recipient');
  const intended = RECIPIENT_OF_FORM[input.form];
  if (intended !== undefined && intended !== recipient.kind) {
    refuse('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'FORM_FOR_OTHERS' }, '/form');
  }
  const initiatives: InitiativeFacts[] = [];
  achievements.forEach((achievement, index) => {
    const pointer = `/achievements/${index}`;
    const phase = phaseHonoured(achievement, facts);
    if (recipient.kind === 'UNIT') checkSealedResult(achievement, data, phase, pointer);
    else initiatives.push(honouredInitiative(achievement, data, phase, pointer));
  });
  // INV-10: who decides is neither honoured nor an author of what is honoured.
  const honoured = [
    recipient.kind === 'MEMBER' ? recipient.memberId : null,
    ...initiatives.flatMap(({ authors }) => authors),
  ];
  if (honoured.includes(by.memberId)) refuse('conflict', 'CONFLICT_OF_INTEREST');
  const { ruleSetVersion, rules } = rulingPhase(achievements, facts)!;
  const benefitVnd = totalBenefit(initiatives);
  const minimumVnd = rules.individualAwardMinimumVnd;
  if (
    recipient.kind === 'MEMBER' &&
    minimumVnd !== null &&
    (benefitVnd === null || vnd(benefitVnd) < vnd(minimumVnd))
  ) {
    refuse('conflict', 'BELOW_THRESHOLD', { minimumVnd, ...(benefitVnd !== null && { benefitVnd }) });
  }
  return [
    {
      type: 'AwardGranted',
      data: { ...input, awardId, unit, benefitVnd, ruleSetVersion, content: { citation } },
    },
  ];
};

const revoke = ({ data, at }: RevokeAward, state: AwardState): readonly AwardEvent[] => {
  const award = state ?? refuse('not-found', 'RECOGNITION_NOT_FOUND');
  if (award.status === 'REVOKED') refuse('conflict', 'ALREADY_REVOKED');
  notInFuture(data.decidedOn, at);
  if (data.decidedOn < award.decidedOn) {
    refuse('invalid', 'REVOKED_BEFORE_AWARD', { awardedOn: award.decidedOn }, '/decidedOn');
  }
  const { reason, ...revocation } = data;
  return [{ type: 'AwardRevoked', data: { ...revocation, content: { reason } } }];
};

export const awardDecider = deciderOf({
  initialState: null,
  evolve: evolveAward,
  decisions: {
    AwardRecognition: award,
    RevokeAward: revoke,
  },
});
