import { refuse } from '@app/kernel';
import type { Actor } from '@app/kernel';

/**
 * Who founds the organisation before it has any member: whoever runs the service. Not a member, so no role can ever be
 * granted to it, and founding is all it can do.
 */
export const OPERATOR = 'operator';

export const onlyOperator = (by: Actor): void => {
  if (by.memberId !== OPERATOR) refuse('forbidden', 'ONLY_OPERATOR_FOUNDS');
};
