import type { LocalDate } from '@app/kernel';
import type { AwardLevel, RecognitionEvent } from './recognition.events.js';

export interface Recognition {
  readonly status: 'AWARDED' | 'REVOKED';
  readonly recognitionId: string;
  readonly campaignId: string;
  readonly level: AwardLevel;
  /** The unit that stands on the roll. */
  readonly unitId: string;
  readonly decidedOn: LocalDate;
}

/** null before it was awarded. */
export type RecognitionState = Recognition | null;

/** Total over recorded events; an event that makes no sense on a state leaves it as it is. */
export const evolveRecognition = (state: RecognitionState, { type, data }: RecognitionEvent): RecognitionState => {
  switch (type) {
    case 'RecognitionAwarded': {
      const { recognitionId, campaignId, level, unit, decidedOn } = data;
      return { status: 'AWARDED', recognitionId, campaignId, level, unitId: unit.unitId, decidedOn };
    }
    case 'RecognitionRevoked':
      return state && { ...state, status: 'REVOKED' };
  }
};
