import { deciderSpec } from '@app/testing';
import {
  before,
  campaignAfter,
  campaignId,
  cutoffOfPhase2,
  endOfPhase1,
  endOfPhase2,
  launched,
  openingOfPhase1,
  ownerUnitId,
  published,
  sealed,
  twoPhases,
} from '../../specs/a-campaign.js';
import { unitId } from '../../specs/a-target.js';
import type { RegisterParticipant } from './register-participant.js';
import type { CampaignEvent } from '../campaign.events.js';
import type { ParticipationEvent } from '../participation.events.js';
import { participationDecider } from '../participation.decider.js';

const memberId = '7e9b1d35-2f4a-5c68-8d0e-1b3d5f7a9c2e';
const unitPath = [ownerUnitId, unitId];
const registered: ParticipationEvent = {
  type: 'ParticipantRegistered',
  data: { campaignId, memberId, unitId, unitPath },
};
const register = (
  change: Partial<RegisterParticipant['data']> = {},
  at: string = openingOfPhase1,
): RegisterParticipant => ({
  type: 'RegisterParticipant',
  data: {
    campaignId,
    memberId,
    campaign: campaignAfter(...twoPhases),
    member: { active: true, unitId, unitPath },
    ...change,
  },
  by: { memberId, mandate: null },
  at,
});

const { given } = deciderSpec(participationDecider);

describe('RegisterParticipant', () => {
  test('allowed from the opening of the first phase, not a millisecond earlier', () => {
    given().when(register()).then(registered);
    given()
      .when(register({}, before(openingOfPhase1, 1)))
      .thenRefused('conflict', 'REGISTRATION_NOT_OPEN');
  });
  test('allowed between phases, until the millisecond before the last one closes', () => {
    given().when(register({}, endOfPhase1)).then(registered);
    given()
      .when(register({}, before(endOfPhase2, 1)))
      .then(registered);
    given().when(register({}, endOfPhase2)).thenRefused('conflict', 'REGISTRATION_CLOSED');
  });
  test('refused once the last phase is sealed, whatever the clock', () => {
    const sealedLast: CampaignEvent = {
      type: 'PhaseClosed',
      data: { ...sealed.data, phase: 2, closesAt: endOfPhase2, evaluationCutoff: cutoffOfPhase2 },
    };
    given()
      .when(register({ campaign: campaignAfter(...twoPhases, sealedLast) }))
      .thenRefused('conflict', 'REGISTRATION_CLOSED');
  });
  test('refused while no phase is scheduled', () => {
    given()
      .when(register({ campaign: campaignAfter(launched, published) }))
      .thenRefused('conflict', 'REGISTRATION_NOT_OPEN');
  });
  test('a member registers only once', () => {
    given(registered).when(register()).thenRefused('conflict', 'ALREADY_REGISTERED');
  });
  test('the member must be active and belong to a unit of the campaign', () => {
    given()
      .when(register({ member: null }))
      .thenRefused('invalid', 'UNKNOWN_MEMBER');
    given()
      .when(register({ member: { active: false, unitId, unitPath } }))
      .thenRefused('invalid', 'MEMBER_INACTIVE');
    given()
      .when(register({ member: { active: true, unitId, unitPath: [unitId] } }))
      .thenRefused('invalid', 'UNIT_OUTSIDE_CAMPAIGN');
  });
  test('the campaign must exist', () => {
    given()
      .when(register({ campaign: null }))
      .thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
});
