import { EnumField, BooleanField, IntegerField, VndField } from '@app/http';
import { COUNTING_BASES, RECOGNITION_POLICIES, type RuleSet } from '../../domain/campaign.events.js';

export class PublishRuleSetRequest {
  @EnumField({ values: COUNTING_BASES, description: 'What makes an initiative count in a phase.' })
  readonly countingBasis: RuleSet['countingBasis'];

  @EnumField({ values: RECOGNITION_POLICIES, description: 'What the counting must rest on.' })
  readonly recognitionPolicy: RuleSet['recognitionPolicy'];

  @IntegerField({ min: 1, max: 365, description: 'Days an author has to revise a returned initiative.' })
  readonly revisionDays: number;

  @VndField({ min: 1n, description: 'A benefit above this is refused.' })
  readonly benefitCapVnd: string;

  @VndField({ nullable: true, description: 'Smallest benefit for an individual award; null where none is set.' })
  readonly individualAwardMinimumVnd: string | null;

  @BooleanField({ description: 'Whether one initiative may be honoured at several levels.' })
  readonly awardAtSeveralLevels: boolean;
}
