import { deciderOf, type CommandOf } from '@app/kernel';
import { assignTarget } from './decisions/assign-target.js';
import { reviseTarget } from './decisions/revise-target.js';
import { evolveTarget, initialTargetState } from './target.state.js';

export const targetDecider = deciderOf({
  initialState: initialTargetState,
  evolve: evolveTarget,
  decisions: { AssignTarget: assignTarget, ReviseTarget: reviseTarget },
});

export type TargetCommand = CommandOf<typeof targetDecider>;
