import type { InitiativeRejected, InitiativeSubmitted } from '@app/initiatives/contracts';
import * as sample from '@app/initiatives/specs';
import { campaignId, openingOfPhase1 } from './a-campaign.js';
import { parentOf } from './a-union.js';

const pathTo = (unitId: string): readonly string[] => {
  const parentId = parentOf[unitId];
  return parentId ? [...pathTo(parentId), unitId] : [unitId];
};

/** An initiative received in phase 1, by one author of this unit. */
export const submittedEntry = (initiativeId: string, unitId: string, memberId: string): InitiativeSubmitted =>
  sample.submitted({
    initiativeId,
    campaignId,
    receivedAt: openingOfPhase1,
    unitId,
    unitPath: pathTo(unitId),
    authors: [{ memberId, unitId, shareBp: 10_000, lead: true }],
    submittedBy: memberId,
  });

export const rejectedEntry = (initiativeId: string, rejectedBy: string): InitiativeRejected => ({
  ...sample.rejected,
  data: { ...sample.rejected.data, initiativeId, rejectedBy },
});
