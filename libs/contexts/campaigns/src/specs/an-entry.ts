import type { InitiativeRejected, InitiativeSubmitted } from '@app/initiatives/contracts';
import { sampleSubmission } from '@app/initiatives/sample-submission';
import { campaignId, openingOfPhase1 } from './a-campaign.js';
import { parentOf } from './a-union.js';

const pathTo = (unitId: string): readonly string[] => {
  const parentId = parentOf[unitId];
  return parentId ? [...pathTo(parentId), unitId] : [unitId];
};

/** An initiative received in phase 1, by one author of this unit. */
export const submittedEntry = (initiativeId: string, unitId: string, memberId: string): InitiativeSubmitted => ({
  type: 'InitiativeSubmitted',
  data: {
    initiativeId,
    campaignId,
    phase: 1,
    receivedAt: openingOfPhase1,
    ...sampleSubmission,
    unitId,
    unitPath: pathTo(unitId),
    block: null,
    authors: [{ memberId, unitId, shareBp: 10_000, lead: true }],
    submittedBy: memberId,
    authorisationRef: null,
    recognition: { decisionNo: '3/QĐ', decidedOn: '2022-02-01', issuer: 'Giám đốc', level: 'ESTABLISHMENT' },
  },
});

export const rejectedEntry = (initiativeId: string, rejectedBy: string): InitiativeRejected => ({
  type: 'InitiativeRejected',
  data: { initiativeId, ground: 'NOT_NEW', rejectedBy, content: { reason: 'Không mới' } },
});
