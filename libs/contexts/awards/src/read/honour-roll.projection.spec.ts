import { projectionSpec, type PlainEvent } from '@app/testing';
import type { UnitEstablished } from '@app/organisation/contracts';
import type { AwardGranted, AwardEvent, AwardRevoked } from '../domain/award.events.js';
import { awardStream } from '../domain/award.streams.js';
import { honourRollProjection } from './honour-roll.projection.js';
import { awards, rollUnits, type AwardView } from './award.view.js';

const established: UnitEstablished = {
  type: 'UnitEstablished',
  data: { unitId: 'unit', code: 'DK-01', name: 'Tên cũ', level: 'AFFILIATED', parentId: null, block: null },
};
const awarded: AwardGranted = {
  type: 'AwardGranted',
  data: {
    awardId: 'award',
    campaignId: 'campaign',
    form: 'COMMENDATION',
    level: 'SECTOR',
    recipient: { kind: 'MEMBER', memberId: 'author' },
    achievements: [{ kind: 'INITIATIVE', initiativeId: 'initiative' }],
    unit: { unitId: 'unit', name: 'Tên ngày quyết định' },
    benefitVnd: '80000000',
    ruleSetVersion: 1,
    decisionNo: 'QĐ-1',
    decidedOn: '2023-09-25',
    signatory: 'Chủ tịch',
    prizeVnd: null,
    ceremonyOn: '2023-10-08',
    content: { citation: 'Sáng kiến mẫu' },
  },
};
const revoked: AwardRevoked = {
  type: 'AwardRevoked',
  data: {
    awardId: 'award',
    ground: 'LATER_CONCLUSION',
    decisionNo: 'QĐ-HUY-1',
    decidedOn: '2023-11-20',
    content: { reason: 'Kết luận mẫu' },
  },
};
const view: AwardView = {
  id: 'award',
  revision: '0',
  status: 'IN_FORCE',
  campaignId: 'campaign',
  form: 'COMMENDATION',
  level: 'SECTOR',
  recipient: { kind: 'MEMBER', memberId: 'author' },
  achievements: [{ kind: 'INITIATIVE', initiativeId: 'initiative' }],
  unit: { unitId: 'unit', code: 'DK-01', name: 'Tên ngày quyết định' },
  benefitVnd: '80000000',
  ruleSetVersion: 1,
  decisionNo: 'QĐ-1',
  decidedOn: '2023-09-25',
  signatory: 'Chủ tịch',
  prizeVnd: null,
  ceremonyOn: '2023-10-08',
  citation: 'Sáng kiến mẫu',
  revocation: null,
};

const written = (event: UnitEstablished | AwardEvent): PlainEvent => ({
  stream: event.type === 'UnitEstablished' ? 'unit-unit' : awardStream('award'),
  ...event,
});
const given = (...events: readonly (UnitEstablished | AwardEvent)[]) =>
  projectionSpec(honourRollProjection).given(events.map(written));
const roll = (doc: AwardView | null) => ({ collection: awards, id: 'award', doc });

test('UnitEstablished keeps the code, which never changes', () =>
  given(established).then({ collection: rollUnits, id: 'unit', doc: { id: 'unit', code: 'DK-01' } }));

test('AwardGranted puts the award on the roll, with the code of the unit and no name of a person', () =>
  given(established, awarded).then(roll(view)));

test('AwardGranted of an unknown unit has no code', () =>
  given(awarded).then(roll({ ...view, unit: { ...view.unit, code: null } })));

test('AwardRevoked keeps the award and shows the ground', () =>
  given(established, awarded, revoked).then(
    roll({
      ...view,
      revision: '1',
      status: 'REVOKED',
      revocation: {
        ground: 'LATER_CONCLUSION',
        decisionNo: 'QĐ-HUY-1',
        decidedOn: '2023-11-20',
        reason: 'Kết luận mẫu',
      },
    }),
  ));

test('AwardRevoked of an unknown award makes no card', () => given(revoked).then(roll(null)));
