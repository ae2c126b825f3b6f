import type { DomainEvent } from '@app/kernel';
import type { MemberEvent, Role, UnitEvent, UnitLevel } from '@app/organisation/contracts';
import type { Projection } from '@app/projections';
import type { SpecService } from '@app/testing';
import { campaignId, launched } from './a-campaign.js';
import { an, binh, chi, east, eastPlant, owner, parentOf, west } from './a-union.js';
import { startCampaigns } from './campaigns-service.js';

/** The campaign officer at the owner; the head of the union in the east; a member without a role. */
export const [officer, eastOfficer, member] = [an, binh, chi];
export const stream = `campaign-${campaignId}`;

const unit = (unitId: string, code: string, level: UnitLevel): UnitEvent => ({
  type: 'UnitEstablished',
  data: { unitId, code, name: `Công đoàn ${code}`, level, parentId: parentOf[unitId] ?? null, block: null },
});
const enrolled = (memberId: string, unitId: string): MemberEvent => ({
  type: 'MemberEnrolled',
  data: {
    memberId,
    unitId,
    category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' },
    enrolledOn: '2022-01-03',
  },
});
export const granted = (memberId: string, role: Role, unitId: string): MemberEvent => ({
  type: 'RoleGranted',
  data: { memberId, role, unitId, decisionNo: 'QĐ-MAU-00' },
});

/** The campaigns context in a small union that has no campaign yet. */
export const startInUnion = async (...projections: readonly Projection[]): Promise<SpecService> => {
  const service = await startCampaigns(...projections);
  await service.given(`unit-${owner}`, unit(owner, 'MAU', 'SECTOR'));
  await Promise.all([
    service.given(`unit-${east}`, unit(east, 'DONG', 'AFFILIATED')),
    service.given(`unit-${west}`, unit(west, 'TAY', 'AFFILIATED')),
  ]);
  await service.given(`unit-${eastPlant}`, unit(eastPlant, 'DONG-1', 'GRASSROOTS'));
  // The order among them is of no account: one commit may take them all.
  await Promise.all([
    service.given(`member-${officer}`, enrolled(officer, owner), granted(officer, 'CAMPAIGN_OFFICER', owner)),
    service.given(`member-${eastOfficer}`, enrolled(eastOfficer, east), granted(eastOfficer, 'UNION_OFFICER', east)),
    service.given(`member-${member}`, enrolled(member, eastPlant)),
  ]);
  return service;
};

/** The campaign of the owner, with these events after its launch. */
export const givenCampaign = (service: SpecService, ...events: readonly DomainEvent[]): Promise<void> =>
  service.given(stream, { ...launched, data: { ...launched.data, ownerUnitId: owner } }, ...events);

export const lastEvent = async (service: SpecService, of: string) => (await service.events(of)).at(-1);

export const withoutId = ({ campaignId: _, ...data }: { readonly campaignId: string }): object => data;
