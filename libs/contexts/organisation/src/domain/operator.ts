import { refuse, type Actor } from '@app/kernel';

/**
 * The operator of the service, who founds the organisation before it has members. The operator is not a member, so it can
 * hold no role; founding is all it may do.
 */
export const OPERATOR = 'operator';

export const requireOperator = (by: Actor): void => {
  if (by.memberId !== OPERATOR) refuse('forbidden', 'ONLY_OPERATOR_FOUNDS');
};
