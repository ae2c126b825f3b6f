import { commandIdOf, derivedId } from '@app/command-handling';
import type { Projection } from '@app/projections';
import { SpecService } from '@app/testing';
import { OPERATOR } from '../domain/operator.js';
import { refuseThoseWhoLeft } from '../facts/membership.js';
import { organisationContext } from '../organisation.context.js';
import { organisationNames } from '../read/organisation-names.js';
import { category } from './a-member.js';

export const foundingRequest = {
  unit: { code: 'CDN', name: 'Công đoàn ngành Mẫu', level: 'SECTOR' },
  administrator: {
    fullName: 'Phan Thị Mẫu',
    memberNumber: 'MAU-1',
    email: null,
    phone: null,
    category,
  },
  decisionNo: '01/QĐ-MAU',
};
const founding = commandIdOf(OPERATOR, 'founding');
/** The result of the founding: the root of the tree and its administrator. */
export const rootId = derivedId(founding, 'unit');
export const administratorId = derivedId(founding, 'member');

/** The organisation context with the given read models and an empty log. */
export const startOrganisation = (...projections: readonly Projection[]): Promise<SpecService> =>
  SpecService.start({
    contexts: [organisationContext],
    projections,
    names: organisationNames,
    admission: refuseThoseWhoLeft,
    now: '2022-01-10T02:00:00.000Z',
  });

export const found = (service: SpecService) =>
  service.post('organisation', foundingRequest, { as: OPERATOR, key: 'founding' });

/** The organisation context with a root and its first administrator. */
export const startFounded = async (...projections: readonly Projection[]): Promise<SpecService> => {
  const service = await startOrganisation(...projections);
  idIn(await found(service));
  return service;
};

/** By the first administrator. */
export const establishUnit = async (
  service: SpecService,
  key: string,
  request: { readonly code: string; readonly parentId?: string },
): Promise<string> => {
  const unit = { name: `Đơn vị ${request.code}`, level: 'GRASSROOTS', parentId: rootId, block: null, ...request };
  return idIn(await service.post('units', unit, { as: administratorId, key }));
};

/** By the first administrator; the member number is also the key. */
export const enrolMember = async (service: SpecService, key: string, unitId: string): Promise<string> => {
  const member = { unitId, category, fullName: `Người ${key}`, memberNumber: key };
  return idIn(await service.post('members', member, { as: administratorId, key }));
};

/** By the first administrator. */
export const grantRole = async (
  service: SpecService,
  memberId: string,
  role: string,
  unitId: string,
): Promise<void> => {
  const grant = { role, unitId, decisionNo: '02/QĐ-MAU' };
  idIn(await service.post(`members/${memberId}/roles`, grant, { as: administratorId }));
};

const idIn = (response: { readonly statusCode: number; readonly body: string }): string => {
  if (response.statusCode >= 300) throw new Error(`${response.statusCode} ${response.body}`);
  return (JSON.parse(response.body) as { readonly id: string }).id;
};
