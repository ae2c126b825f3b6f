import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { uuidFault } from '../fields/uuid-field.js';
import { HttpProblem } from '../problems/http-problem.js';

/** For a path parameter that must be a lower-case UUID. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  /** @throws HttpProblem VALIDATION_FAILED naming the parameter */
  transform(value: string, { data }: ArgumentMetadata): string {
    const fault = uuidFault(value);
    if (fault) throw new HttpProblem('VALIDATION_FAILED', { faults: [{ parameter: data ?? 'id', ...fault }] });
    return value;
  }
}
