import type { Type } from '@nestjs/common';
import { handledMessage } from './handler-check.js';

/** The key Nest marks controller classes with; the package does not document it, so the spec guards it. */
const CONTROLLER_METADATA = '__controller__';

/** What the files of a context's `write/` or `read/` export, as `import * as` gives it. */
type Exports = { readonly [name: string]: unknown };

const classesOf = (exports: Exports): readonly Type[] =>
  Object.values(exports).filter((exported): exported is Type => typeof exported === 'function');

/** The controllers and the handlers of commands and queries among what some slices export, for a module to list. */
export const slicesOf = (exports: Exports): { readonly controllers: Type[]; readonly handlers: Type[] } => ({
  controllers: classesOf(exports).filter((exported) => Reflect.hasMetadata(CONTROLLER_METADATA, exported)),
  handlers: classesOf(exports).filter((exported) => handledMessage(exported) !== undefined),
});
