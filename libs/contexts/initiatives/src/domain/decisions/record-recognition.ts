import { requireImpartial, type DomainCommand } from '@app/kernel';
import type { InitiativeEvent, RecognitionEvidence } from '../initiative.events.js';
import { requireStatus, requireRecognitionInOrder } from '../initiative.guards.js';
import type { InitiativeState } from '../initiative.state.js';

export type RecordRecognition = DomainCommand<
  'RecordRecognition',
  { readonly initiativeId: string; readonly recognition: RecognitionEvidence }
>;

export const recordRecognition = (
  { data, by, at }: RecordRecognition,
  state: InitiativeState,
): readonly InitiativeEvent[] => {
  const initiative = requireStatus(state, 'NOT_UNDER_REVIEW', 'UNDER_REVIEW');
  requireImpartial(by.memberId, initiative);
  requireRecognitionInOrder(data.recognition, initiative.firstAppliedOn, at, '/decidedOn');
  return [
    {
      type: 'RecognitionDecisionRecorded',
      data: { initiativeId: initiative.initiativeId, recognition: data.recognition },
    },
  ];
};
