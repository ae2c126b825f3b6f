import { deciderOf } from '@app/kernel';
import { evolveAward } from './award.state.js';
import { awardRecognition } from './decisions/award-recognition.js';
import { revokeAward } from './decisions/revoke-award.js';

export const awardDecider = deciderOf({
  initialState: null,
  evolve: evolveAward,
  decisions: {
    AwardRecognition: awardRecognition,
    RevokeAward: revokeAward,
  },
});
