import { EnumField, InstantField, IntegerField, TextField } from '@app/http';
import { LAST_PHASE } from '../../edge/phase-param.decorator.js';
import { CLOSING_MODES, type CloseCampaignPhaseCommand } from './close-campaign-phase.command.js';

export class CloseCampaignPhaseRequest {
  @EnumField({
    values: CLOSING_MODES,
    description: 'SUBMISSIONS fixes the cut-offs; SEAL fixes the figures, a minute after the evaluation cut-off.',
  })
  readonly mode: CloseCampaignPhaseCommand['input']['mode'];

  @TextField({ max: 100, description: 'Number of the decision (số quyết định).' })
  readonly decisionNo: string;

  @InstantField({
    optional: true,
    description: 'With SUBMISSIONS: an earlier end of submissions, at least 60 s after this request.',
  })
  readonly closesAt?: string;

  @InstantField({
    optional: true,
    description: 'With SUBMISSIONS: another evaluation cut-off, at least 60 s after this request.',
  })
  readonly evaluationCutoff?: string;

  @IntegerField({
    optional: true,
    min: 1,
    max: LAST_PHASE,
    description: 'With SEAL: the later phase in which undecided entries count once approved.',
  })
  readonly carryOverTo?: number;
}
