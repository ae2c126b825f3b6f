import type { TargetEvent } from './target.events.js';

/** The targets in force of one unit in one campaign, by `targetKey`. */
export interface TargetState {
  readonly [key: string]: number;
}

export const initialTargetState: TargetState = {};

export const targetKey = ({ scope, metric }: { readonly scope: string; readonly metric: string }): string =>
  `${scope}/${metric}`;

export const evolveTarget = (state: TargetState, { data }: TargetEvent): TargetState => ({
  ...state,
  [targetKey(data)]: data.value,
});
