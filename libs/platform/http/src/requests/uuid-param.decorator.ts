import { Param } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { UUID_SCHEMA } from '../fields/uuid-field.js';
import { UuidPipe } from './uuid-pipe.js';

/** Parameter decorator: a path parameter that must be a lower-case UUID, with its documentation. */
export const UuidParam =
  (name: string, description: string): ParameterDecorator =>
  (target, key, index) => {
    Param(name, UuidPipe)(target, key, index);
    ApiParam({ name, description, schema: UUID_SCHEMA })(target, key!, Object.getOwnPropertyDescriptor(target, key!)!);
  };
