import { HttpProblem, type RequestFault } from '@app/http';
import type { AwardInput } from '../../domain/award.commands.js';
import type { Achievement, Recipient } from '../../domain/award.events.js';
import type { AchievementRequest, AwardRecognitionRequest, RecipientRequest } from './award-recognition.request.js';

const FIELD_OF_RECIPIENT = { MEMBER: ['memberId'], UNIT: ['unitId'], INITIATIVE: ['initiativeId'] } as const;
const FIELDS_OF_ACHIEVEMENT = {
  INITIATIVE: ['initiativeId'],
  SEALED_RESULT: ['campaignId', 'phase', 'unitId'],
} as const;

/** A variant holds the fields of its kind, all of them and no others. */
const faultsOf = (variant: { readonly kind: string }, fields: readonly string[], pointer: string): RequestFault[] => {
  const given = Object.entries(variant).flatMap(([name, value]) =>
    name === 'kind' || value === undefined ? [] : name,
  );
  return [
    ...fields.filter((name) => !given.includes(name)).map((name) => ({ name, code: 'REQUIRED' as const })),
    ...given.filter((name) => !fields.includes(name)).map((name) => ({ name, code: 'UNKNOWN_FIELD' as const })),
  ].map(({ name, code }) => ({ pointer: `${pointer}/${name}`, code }));
};

const recipientOf = ({ kind, memberId, unitId, initiativeId }: RecipientRequest): Recipient => {
  switch (kind) {
    case 'MEMBER':
      return { kind, memberId: memberId! };
    case 'UNIT':
      return { kind, unitId: unitId! };
    case 'INITIATIVE':
      return { kind, initiativeId: initiativeId! };
  }
};

const achievementOf = ({ kind, initiativeId, campaignId, phase, unitId }: AchievementRequest): Achievement =>
  kind === 'INITIATIVE'
    ? { kind, initiativeId: initiativeId! }
    : { kind, campaignId: campaignId!, phase: phase!, unitId: unitId! };

/** @throws HttpProblem VALIDATION_FAILED when recipient or achievements hold other fields than those of their kind */
export const awardInput = ({
  recipient,
  achievements,
  prizeVnd,
  ceremonyOn,
  ...rest
}: AwardRecognitionRequest): AwardInput => {
  const faults = [
    ...faultsOf(recipient, FIELD_OF_RECIPIENT[recipient.kind], '/recipient'),
    ...achievements.flatMap((achievement, index) =>
      faultsOf(achievement, FIELDS_OF_ACHIEVEMENT[achievement.kind], `/achievements/${index}`),
    ),
  ];
  if (faults.length > 0) throw new HttpProblem('VALIDATION_FAILED', { faults });
  const { campaignId, form, level, decisionNo, decidedOn, signatory, citation } = rest;
  return {
    campaignId,
    form,
    level,
    recipient: recipientOf(recipient),
    achievements: achievements.map(achievementOf),
    decisionNo,
    decidedOn,
    signatory,
    prizeVnd: prizeVnd ?? null,
    ceremonyOn: ceremonyOn ?? null,
    citation,
  };
};
