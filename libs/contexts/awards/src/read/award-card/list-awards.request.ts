import { EnumField, PageQuery, UuidField } from '@app/http';
import { AWARD_FORMS, AWARD_LEVELS, type AwardForm, type AwardLevel } from '../../domain/award.events.js';
import { AWARD_STATUSES } from '../award.view.js';

export class ListAwardsRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Only of this campaign.' })
  readonly campaignId?: string;

  @EnumField({
    values: AWARD_STATUSES,
    optional: true,
    description: 'Only those in force, or only revoked ones.',
  })
  readonly status?: (typeof AWARD_STATUSES)[number];

  @EnumField({ values: AWARD_FORMS, optional: true, description: 'Only of this form.' })
  readonly form?: AwardForm;

  @EnumField({ values: AWARD_LEVELS, optional: true, description: 'Only of this level.' })
  readonly level?: AwardLevel;

  @UuidField({ optional: true, description: 'Only of this person, unit or initiative.' })
  readonly recipientId?: string;

  @UuidField({ optional: true, description: 'Only with this unit on the roll.' })
  readonly unitId?: string;
}
