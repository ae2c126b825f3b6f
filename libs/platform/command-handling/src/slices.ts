import type { Type } from '@nestjs/common';
import { handledMessage } from './handler-check.js';

/** The key Nest marks controller classes with; the package does not document it, so the spec guards it. */
const CONTROLLER_METADATA = '__controller__';

/** The exports of a context's `write/` or `read/`, from `import * as`. */
type Exports = { readonly [name: string]: unknown };

const classesOf = (exports: Exports): readonly Type[] =>
  Object.values(exports).filter((exported): exported is Type => typeof exported === 'function');

/** The controllers and the command and query handlers among the exports of slices, for a module to list. */
export const slicesOf = (exports: Exports): { readonly controllers: Type[]; readonly handlers: Type[] } => ({
  controllers: classesOf(exports).filter((exported) => Reflect.hasMetadata(CONTROLLER_METADATA, exported)),
  handlers: classesOf(exports).filter((exported) => handledMessage(exported) !== undefined),
});
