import { ValidatedField, type FieldOptions } from '@app/http';

const SCOPE = /^(CAMPAIGN|PEAK_DRIVE|PHASE_[1-9]\d?)$/;

/** The period of a target or a figure: the whole campaign, the peak drive or one phase. */
export const ScopeField = (options: FieldOptions): PropertyDecorator =>
  ValidatedField(
    (value) =>
      typeof value === 'string' && SCOPE.test(value)
        ? null
        : { code: 'CHOICE_EXPECTED', params: { choices: 'CAMPAIGN, PEAK_DRIVE, PHASE_1 … PHASE_99' } },
    options,
    { type: 'string', pattern: SCOPE.source, example: 'PHASE_1' },
  );
