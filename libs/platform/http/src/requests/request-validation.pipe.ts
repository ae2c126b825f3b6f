import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { fieldShapesOf } from '../fields/field-shape.js';
import { HttpProblem, type RequestFault } from '../problems/http-problem.js';
import { isRequestClass, type LocatedFault, pointerOf, readRequest } from './read-request.js';

type Request = Readonly<Record<string, unknown>>;

/** A parameter that is given several times arrives as a list, which no rule of a single value accepts. */
const asParameter = ({ path, code, ...fault }: LocatedFault, type: Type, query: Request): RequestFault => {
  const parameter = path.join('.');
  if (code === 'UNKNOWN_FIELD') return { parameter, code: 'UNKNOWN_PARAMETER' };
  const repeatable = fieldShapesOf(type.prototype as object).get(parameter)?.repeatable;
  return Array.isArray(query[parameter]) && !repeatable
    ? { parameter, code: 'REPEATED' }
    : { parameter, code, ...fault };
};

/**
 * Validates bodies and queries against their class. Every field must be declared, only a field's own decorator converts
 * its value, and the response lists all faults. Controllers receive plain objects, because the input of a command is
 * hashed as it is.
 */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  transform(request: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || !metatype || !isRequestClass(metatype)) return request;
    const sent = (request ?? {}) as Request;
    const { value, faults } = readRequest(metatype, sent);
    if (faults.length === 0) return value;
    throw new HttpProblem('VALIDATION_FAILED', {
      faults:
        type === 'body'
          ? faults.map(({ path, ...fault }) => ({ pointer: pointerOf(path), ...fault }))
          : faults.map((fault) => asParameter(fault, metatype, sent)),
    });
  }
}
