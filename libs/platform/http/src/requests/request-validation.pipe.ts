import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { HttpProblem, type RequestFault } from '../problems/http-problem.js';
import { isRequestClass, type LocatedFault, pointerOf, readRequest } from './read-request.js';

const asParameter = ({ path, code, ...fault }: LocatedFault): RequestFault => ({
  parameter: path.join('.'),
  ...fault,
  code: code === 'UNKNOWN_FIELD' ? 'UNKNOWN_PARAMETER' : code,
});

/**
 * Validates bodies and queries against their class. Every field must be declared, only a field's own decorator converts
 * its value, and the response lists all faults. Controllers receive plain objects, because the input of a command is
 * hashed as it is.
 */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  transform(request: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || !metatype || !isRequestClass(metatype)) return request;
    const { value, faults } = readRequest(metatype, (request ?? {}) as Readonly<Record<string, unknown>>);
    if (faults.length === 0) return value;
    throw new HttpProblem('VALIDATION_FAILED', {
      faults:
        type === 'body'
          ? faults.map(({ path, ...fault }) => ({ pointer: pointerOf(path), ...fault }))
          : faults.map(asParameter),
    });
  }
}
