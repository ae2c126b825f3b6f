import type { Actor, Instant } from '@app/kernel';
import type { AssignTarget } from '../domain/decisions/assign-target.js';
import type { ReviseTarget } from '../domain/decisions/revise-target.js';
import type { TargetAssigned, TargetRevised } from '../domain/target.events.js';
import type { TargetFacts, TargetInput } from '../domain/target.guards.js';
import {
  campaignAfter,
  campaignId,
  officer,
  officerId,
  openingOfPhase1,
  ownerUnitId,
  peakDrive,
  twoPhases,
} from './a-campaign.js';

export const unitId = '4c6e8a02-9b1d-5e3f-8a57-6c8e0a2b4d6f';
export const rootUnitId = '1a3c5e70-8d9f-5b12-9c34-5e7a9c1d3f5b';

export const unitOfficer: Actor = {
  memberId: officerId,
  mandate: { role: 'UNION_OFFICER', unitId: ownerUnitId },
};

const input: TargetInput = {
  campaignId,
  unitId,
  scope: 'PHASE_1',
  metric: 'M04',
  value: 40,
  decisionNo: 'QĐ-MAU-11',
};
/** A direct child of the owner. */
export const facts: TargetFacts = {
  campaign: campaignAfter(...twoPhases, peakDrive),
  unit: { active: true, parentId: ownerUnitId, unitPath: [rootUnitId, ownerUnitId, unitId] },
};
/** The owner itself, with the root of the tree above it. */
export const factsOfOwner: TargetFacts = {
  ...facts,
  unit: { active: true, parentId: rootUnitId, unitPath: [rootUnitId, ownerUnitId] },
};

export const assigned: TargetAssigned = {
  type: 'TargetAssigned',
  data: { ...input, assignedByUnitId: ownerUnitId },
};
export const revised: TargetRevised = {
  type: 'TargetRevised',
  data: {
    ...input,
    assignedByUnitId: ownerUnitId,
    previousValue: 40,
    value: 55,
    decisionNo: 'QĐ-MAU-12',
    reason: 'Đơn vị nhận thêm một tổ công đoàn.',
  },
};

export const assign = (change: Partial<AssignTarget['data']> = {}, at: Instant = openingOfPhase1): AssignTarget => ({
  type: 'AssignTarget',
  data: { ...input, facts, ...change },
  by: officer,
  at,
});

export const revise = (change: Partial<ReviseTarget['data']> = {}, at: Instant = openingOfPhase1): ReviseTarget => {
  const { value, decisionNo, reason } = revised.data;
  return {
    type: 'ReviseTarget',
    data: { ...input, value, decisionNo, reason, facts, ...change },
    by: unitOfficer,
    at,
  };
};
