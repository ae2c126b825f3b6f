import { projectionSpec, type PlainEvent } from '@app/testing';
import type { UnitEstablished } from '@app/organisation/contracts';
import type { RecognitionAwarded, RecognitionEvent, RecognitionRevoked } from '../domain/recognition.events.js';
import { recognitionStream } from '../domain/recognition.streams.js';
import { honourRollProjection } from './honour-roll.projection.js';
import { recognitions, rollUnits, type RecognitionView } from './recognition.view.js';

const established: UnitEstablished = {
  type: 'UnitEstablished',
  data: { unitId: 'unit', code: 'DK-01', name: 'Tên cũ', level: 'AFFILIATED', parentId: null, block: null },
};
const awarded: RecognitionAwarded = {
  type: 'RecognitionAwarded',
  data: {
    recognitionId: 'recognition',
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
const revoked: RecognitionRevoked = {
  type: 'RecognitionRevoked',
  data: {
    recognitionId: 'recognition',
    ground: 'LATER_CONCLUSION',
    decisionNo: 'QĐ-HUY-1',
    decidedOn: '2023-11-20',
    content: { reason: 'Kết luận mẫu' },
  },
};
const view: RecognitionView = {
  id: 'recognition',
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

const written = (event: UnitEstablished | RecognitionEvent): PlainEvent => ({
  stream: event.type === 'UnitEstablished' ? 'unit-unit' : recognitionStream('recognition'),
  ...event,
});
const given = (...events: readonly (UnitEstablished | RecognitionEvent)[]) =>
  projectionSpec(honourRollProjection).given(events.map(written));
const stands = (doc: RecognitionView | null) => ({ collection: recognitions, id: 'recognition', doc });

test('UnitEstablished keeps the code, which never changes', () =>
  given(established).then({ collection: rollUnits, id: 'unit', doc: { id: 'unit', code: 'DK-01' } }));

test('RecognitionAwarded puts the award on the roll, with the code of the unit and no name of a person', () =>
  given(established, awarded).then(stands(view)));

test('RecognitionAwarded of a unit nobody knows stands without a code', () =>
  given(awarded).then(stands({ ...view, unit: { ...view.unit, code: null } })));

test('RecognitionRevoked keeps the award and says why it is no longer in force', () =>
  given(established, awarded, revoked).then(
    stands({
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

test('RecognitionRevoked of nothing leaves nothing', () => given(revoked).then(stands(null)));
