import { deciderOf } from '@app/kernel';
import { registerParticipant } from './decisions/register-participant.js';
import { evolveParticipation } from './participation.state.js';

export const participationDecider = deciderOf({
  initialState: null,
  evolve: evolveParticipation,
  decisions: { RegisterParticipant: registerParticipant },
});
