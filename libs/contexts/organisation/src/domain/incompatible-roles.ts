import type { Role } from './member.events.js';

/** Whoever gives roles does not review, and whoever verifies a benefit does not decide on its initiative. */
const PAIRS: readonly (readonly [Role, Role])[] = [
  ['ADMINISTRATOR', 'REVIEWER'],
  ['BENEFIT_VERIFIER', 'REVIEWER'],
];

export const areIncompatible = (one: Role, other: Role): boolean =>
  PAIRS.some((pair) => one !== other && pair.includes(one) && pair.includes(other));
