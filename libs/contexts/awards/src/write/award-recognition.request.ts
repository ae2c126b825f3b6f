import {
  DateField,
  EnumField,
  FieldsByKind,
  HttpProblem,
  IntegerField,
  kindFaults,
  NestedField,
  NestedListField,
  TextField,
  UuidField,
  VndField,
} from '@app/http';
import { RECIPIENT_KINDS } from '@app/kernel';
import type { AwardInput } from '../domain/decisions/award-recognition.js';
import {
  AWARD_FORMS,
  AWARD_LEVELS,
  type Achievement,
  type AwardForm,
  type AwardLevel,
  type Recipient,
} from '../domain/award.events.js';

const ACHIEVEMENT_KINDS = ['INITIATIVE', 'SEALED_RESULT'] as const;

const FIELDS_OF_RECIPIENT = { MEMBER: ['memberId'], UNIT: ['unitId'], INITIATIVE: ['initiativeId'] } as const;
const FIELDS_OF_ACHIEVEMENT = {
  INITIATIVE: ['initiativeId'],
  SEALED_RESULT: ['campaignId', 'phase', 'unitId'],
} as const;

@FieldsByKind(FIELDS_OF_RECIPIENT)
export class RecipientRequest {
  @EnumField({
    values: RECIPIENT_KINDS,
    description: 'Loại đối tượng khen thưởng / who or what is honoured; its id goes into the field of its kind.',
  })
  readonly kind: (typeof RECIPIENT_KINDS)[number];

  @UuidField({ optional: true, description: 'Đoàn viên / the person, for MEMBER.' })
  readonly memberId?: string;

  @UuidField({ optional: true, description: 'Đơn vị / the unit, for UNIT.' })
  readonly unitId?: string;

  @UuidField({ optional: true, description: 'Sáng kiến / the initiative, for INITIATIVE.' })
  readonly initiativeId?: string;
}

@FieldsByKind(FIELDS_OF_ACHIEVEMENT)
export class AchievementRequest {
  @EnumField({
    values: ACHIEVEMENT_KINDS,
    description:
      "Loại thành tích / what it is honoured for: a counted initiative, or a unit's figures in a sealed phase.",
  })
  readonly kind: (typeof ACHIEVEMENT_KINDS)[number];

  @UuidField({ optional: true, description: 'Sáng kiến / the initiative, for INITIATIVE.' })
  readonly initiativeId?: string;

  @UuidField({ optional: true, description: 'Chương trình / the campaign, for SEALED_RESULT.' })
  readonly campaignId?: string;

  @IntegerField({ min: 1, max: 99, optional: true, description: 'Giai đoạn / the phase, for SEALED_RESULT.' })
  readonly phase?: number;

  @UuidField({ optional: true, description: 'Đơn vị đạt kết quả / the unit whose result it is, for SEALED_RESULT.' })
  readonly unitId?: string;
}

export class AwardRecognitionRequest {
  @UuidField({ description: 'Chương trình / the campaign it is awarded in.' })
  readonly campaignId: string;

  @EnumField({ values: AWARD_FORMS, description: 'Hình thức khen thưởng / form of the award.' })
  readonly form: AwardForm;

  @EnumField({ values: AWARD_LEVELS, description: 'Cấp khen thưởng / level that awards it.' })
  readonly level: AwardLevel;

  @NestedField(() => RecipientRequest, { description: 'Đối tượng khen thưởng / who or what is honoured.' })
  readonly recipient: RecipientRequest;

  @NestedListField(() => AchievementRequest, {
    minItems: 1,
    maxItems: 50,
    description: 'Thành tích / what it is honoured for.',
  })
  readonly achievements: readonly AchievementRequest[];

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;

  @DateField({
    description:
      'Ngày ký quyết định, không sớm hơn thành tích / day of the decision, not before the achievements, not in the future.',
  })
  readonly decidedOn: string;

  @TextField({
    max: 200,
    description: "Chức vụ người ký, không ghi tên / the office that signs, never a person's name.",
  })
  readonly signatory: string;

  @VndField({ optional: true, nullable: true, description: 'Tiền thưởng / prize money; null or left out for none.' })
  readonly prizeVnd?: string | null;

  @DateField({
    optional: true,
    nullable: true,
    description: 'Ngày trao tặng / day of the ceremony; null or left out while unknown.',
  })
  readonly ceremonyOn?: string | null;

  @TextField({ max: 1000, description: 'Nội dung thành tích / citation.' })
  readonly citation: string;
}

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

/** @throws HttpProblem VALIDATION_FAILED if recipient or achievements have fields of another kind */
export const awardInput = ({
  recipient,
  achievements,
  prizeVnd,
  ceremonyOn,
  ...rest
}: AwardRecognitionRequest): AwardInput => {
  const faults = [
    ...kindFaults(recipient, FIELDS_OF_RECIPIENT, '/recipient'),
    ...achievements.flatMap((achievement, index) =>
      kindFaults(achievement, FIELDS_OF_ACHIEVEMENT, `/achievements/${index}`),
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
