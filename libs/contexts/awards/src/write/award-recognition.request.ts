import {
  DateField,
  EnumField,
  HttpProblem,
  IntegerField,
  NestedField,
  NestedListField,
  TextField,
  UuidField,
  VndField,
  type RequestFault,
} from '@app/http';
import type { AwardInput } from '../domain/decisions/award-recognition.js';
import {
  AWARD_FORMS,
  AWARD_LEVELS,
  type Achievement,
  type AwardForm,
  type AwardLevel,
  type Recipient,
} from '../domain/award.events.js';

const RECIPIENT_KINDS = ['MEMBER', 'UNIT', 'INITIATIVE'] as const;
const ACHIEVEMENT_KINDS = ['INITIATIVE', 'SEALED_RESULT'] as const;

export class RecipientRequest {
  @EnumField({
    values: RECIPIENT_KINDS,
    description: 'Who or what is honoured; its id goes into the field of its kind.',
  })
  readonly kind: (typeof RECIPIENT_KINDS)[number];

  @UuidField({ optional: true, description: 'For MEMBER: the person.' })
  readonly memberId?: string;

  @UuidField({ optional: true, description: 'For UNIT: the unit.' })
  readonly unitId?: string;

  @UuidField({ optional: true, description: 'For INITIATIVE: the initiative.' })
  readonly initiativeId?: string;
}

export class AchievementRequest {
  @EnumField({
    values: ACHIEVEMENT_KINDS,
    description: "What it is honoured for: a counted initiative, or a unit's figures in a sealed phase.",
  })
  readonly kind: (typeof ACHIEVEMENT_KINDS)[number];

  @UuidField({ optional: true, description: 'For INITIATIVE: the initiative.' })
  readonly initiativeId?: string;

  @UuidField({ optional: true, description: 'For SEALED_RESULT: the campaign.' })
  readonly campaignId?: string;

  @IntegerField({ min: 1, max: 99, optional: true, description: 'For SEALED_RESULT: the phase.' })
  readonly phase?: number;

  @UuidField({ optional: true, description: 'For SEALED_RESULT: the unit whose result it is.' })
  readonly unitId?: string;
}

export class AwardRecognitionRequest {
  @UuidField({ description: 'The campaign it is awarded in.' })
  readonly campaignId: string;

  @EnumField({ values: AWARD_FORMS, description: 'Form of the award (hình thức khen thưởng).' })
  readonly form: AwardForm;

  @EnumField({ values: AWARD_LEVELS, description: 'Level that awards it (cấp khen thưởng).' })
  readonly level: AwardLevel;

  @NestedField(() => RecipientRequest, { description: 'Who or what is honoured.' })
  readonly recipient: RecipientRequest;

  @NestedListField(() => AchievementRequest, { minItems: 1, maxItems: 50, description: 'What it is honoured for.' })
  readonly achievements: readonly AchievementRequest[];

  @TextField({ max: 100, description: 'Number of the decision (số quyết định).' })
  readonly decisionNo: string;

  @DateField({ description: 'Day of the decision, not in the future.' })
  readonly decidedOn: string;

  @TextField({ max: 200, description: "The office that signs (chức vụ người ký), never a person's name." })
  readonly signatory: string;

  @VndField({ optional: true, nullable: true, description: 'Prize money; null or left out for none.' })
  readonly prizeVnd?: string | null;

  @DateField({ optional: true, nullable: true, description: 'Day of the ceremony; null or left out while unknown.' })
  readonly ceremonyOn?: string | null;

  @TextField({ max: 1000, description: 'Text of the citation (nội dung thành tích).' })
  readonly citation: string;
}

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
