import { Param } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { UuidPipe } from './uuid-pipe.js';

/** Parameter decorator: a path parameter that must be a lower-case UUID, with its documentation. */
export const UuidParam =
  (name: string, description: string): ParameterDecorator =>
  (target, key, index) => {
    Param(name, UuidPipe)(target, key, index);
    ApiParam({ name, description, schema: { type: 'string', format: 'uuid' } })(
      target,
      key!,
      Object.getOwnPropertyDescriptor(target, key!)!,
    );
  };
