import {
  refuse,
  requireImpartial,
  requireNotInFuture,
  type DomainCommand,
  type InvolvedInInitiative,
  type LocalDate,
} from '@app/kernel';
import type { AwardEvent, RevocationGround } from '../award.events.js';
import type { AwardState } from '../award.state.js';

export type RevocationInput = {
  readonly awardId: string;
  readonly ground: RevocationGround;
  readonly decisionNo: string;
  readonly decidedOn: LocalDate;
  readonly reason: string;
};

/** `honoured`: the initiatives the award was given for, read from their streams. */
export type RevokeAward = DomainCommand<
  'RevokeAward',
  RevocationInput & { readonly honoured: readonly InvolvedInInitiative[] }
>;

export const revokeAward = ({ data, by, at }: RevokeAward, state: AwardState): readonly AwardEvent[] => {
  const award = state ?? refuse('not-found', 'RECOGNITION_NOT_FOUND');
  if (award.status === 'REVOKED') refuse('conflict', 'ALREADY_REVOKED');
  requireImpartial(by.memberId, ...data.honoured);
  requireNotInFuture(data.decidedOn, at, '/decidedOn');
  if (data.decidedOn < award.decidedOn) {
    refuse('invalid', 'REVOKED_BEFORE_AWARD', { awardedOn: award.decidedOn }, '/decidedOn');
  }
  const { awardId, ground, decisionNo, decidedOn, reason } = data;
  return [{ type: 'AwardRevoked', data: { awardId, ground, decisionNo, decidedOn, content: { reason } } }];
};
