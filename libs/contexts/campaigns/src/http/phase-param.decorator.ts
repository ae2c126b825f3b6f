import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { HttpProblem } from '@app/http';

/** The largest phase number. */
export const MAX_PHASE = 99;

const PHASE = /^[1-9]\d?$/;

class PhasePipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!PHASE.test(value)) {
      throw new HttpProblem('VALIDATION_FAILED', { faults: [{ parameter: 'phase', code: 'INTEGER_EXPECTED' }] });
    }
    return Number(value);
  }
}

/** Parameter decorator: the path parameter `phase`, 1 to 99. */
export const PhaseParam = (): ParameterDecorator => (target, key, index) => {
  Param('phase', new PhasePipe())(target, key, index);
  ApiParam({
    name: 'phase',
    description: 'Số thứ tự giai đoạn / number of the phase.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_PHASE },
  })(target, key!, Object.getOwnPropertyDescriptor(target, key!)!);
};
