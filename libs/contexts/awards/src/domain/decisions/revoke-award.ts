import { refuse, requireNotInFuture, type DomainCommand, type LocalDate } from '@app/kernel';
import type { AwardEvent, RevocationGround } from '../award.events.js';
import type { AwardState } from '../award.state.js';

export type RevokeAward = DomainCommand<
  'RevokeAward',
  {
    readonly awardId: string;
    readonly ground: RevocationGround;
    readonly decisionNo: string;
    readonly decidedOn: LocalDate;
    readonly reason: string;
  }
>;

export const revokeAward = ({ data, at }: RevokeAward, state: AwardState): readonly AwardEvent[] => {
  const award = state ?? refuse('not-found', 'RECOGNITION_NOT_FOUND');
  if (award.status === 'REVOKED') refuse('conflict', 'ALREADY_REVOKED');
  requireNotInFuture(data.decidedOn, at, '/decidedOn');
  if (data.decidedOn < award.decidedOn) {
    refuse('invalid', 'REVOKED_BEFORE_AWARD', { awardedOn: award.decidedOn }, '/decidedOn');
  }
  const { reason, ...revocation } = data;
  return [{ type: 'AwardRevoked', data: { ...revocation, content: { reason } } }];
};
