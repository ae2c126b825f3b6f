import { InstantField, IntegerField, TextField } from '@app/http';
import { LAST_PHASE } from '../../edge/phase-param.decorator.js';

export class SchedulePhaseRequest {
  @IntegerField({ min: 1, max: LAST_PHASE, description: 'Number of the phase; a phase not yet open is rescheduled.' })
  readonly phase: number;

  @TextField({ max: 200, description: 'Name of the phase.' })
  readonly name: string;

  @InstantField({ description: 'Submissions are taken from this instant.' })
  readonly opensAt: string;

  @InstantField({ description: 'Submissions are taken before this instant: 24:00 of a day is 00:00 of the next.' })
  readonly closesAt: string;

  @InstantField({ description: 'Decisions count when received before this instant.' })
  readonly evaluationCutoff: string;

  @IntegerField({ min: 1, max: 9999, description: 'Published version of the rules the phase is bound to.' })
  readonly ruleSetVersion: number;
}
