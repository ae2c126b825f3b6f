import type { LocalDate } from '@app/kernel';
import type { Achievement, AwardLevel, AwardEvent } from './award.events.js';

export interface Award {
  readonly status: 'AWARDED' | 'REVOKED';
  readonly awardId: string;
  readonly campaignId: string;
  readonly level: AwardLevel;
  /** The unit shown on the roll. */
  readonly unitId: string;
  readonly decidedOn: LocalDate;
  readonly achievements: readonly Achievement[];
}

/** null before it was awarded. */
export type AwardState = Award | null;

/** Accepts every recorded event; an event that does not fit the state leaves it unchanged. */
export const evolveAward = (state: AwardState, { type, data }: AwardEvent): AwardState => {
  switch (type) {
    case 'AwardGranted': {
      const { awardId, campaignId, level, unit, decidedOn, achievements } = data;
      return { status: 'AWARDED', awardId, campaignId, level, unitId: unit.unitId, decidedOn, achievements };
    }
    case 'AwardRevoked':
      return state && { ...state, status: 'REVOKED' };
  }
};
