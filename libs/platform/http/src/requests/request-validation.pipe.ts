import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { HttpProblem, type RequestFault } from '../problems/http-problem.js';
import { cutToLimits } from './cut-to-limits.js';
import { faultsIn, pointerOf } from './request-faults.js';

class RequestNotValid extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('request not valid');
  }
}

/** Copies to plain objects. class-transformer's conversion costs three times as much as the validation. */
const plain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const copy: { [key: string]: unknown } = {};
  for (const [key, each] of Object.entries(value)) copy[key] = plain(each);
  return copy;
};

const asParameter = ({ path, code, ...fault }: ReturnType<typeof faultsIn>[number]): RequestFault => ({
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
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      validationError: { target: false, value: true },
      exceptionFactory: (errors) => new RequestNotValid(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (!metadata.metatype || !this.toValidate(metadata)) return value;
    try {
      return plain(await super.transform(cutToLimits(metadata.metatype, value), metadata));
    } catch (error) {
      if (!(error instanceof RequestNotValid)) throw error;
      const faults = faultsIn(error.errors);
      throw new HttpProblem('VALIDATION_FAILED', {
        faults:
          metadata.type === 'body'
            ? faults.map(({ path, ...fault }) => ({ pointer: pointerOf(path), ...fault }))
            : faults.map(asParameter),
      });
    }
  }
}
