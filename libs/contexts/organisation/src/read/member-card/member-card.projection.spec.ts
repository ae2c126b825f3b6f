import { projectionSpec, type PlainEvent } from '@app/testing';
import type { MemberEvent } from '../../domain/member.events.js';
import { memberStream } from '../../domain/member.streams.js';
import {
  category,
  categoryCorrected,
  enrolled,
  granted,
  left,
  memberId,
  nameCorrected,
  otherUnitId,
  revoked,
  transferred,
} from '../../specs/a-member.js';
import { unitId } from '../../specs/a-unit.js';
import { memberCardProjection } from './member-card.projection.js';
import { memberCards, roleGrants, type MemberCard, type RoleGrantView } from '../member-card.view.js';

const at = '2022-02-01T01:00:00.000Z';
const written = (event: MemberEvent): PlainEvent => ({
  stream: memberStream(memberId),
  ...event,
  metadata: { effectiveAt: at },
});
const given = (...events: readonly MemberEvent[]) => projectionSpec(memberCardProjection).given(events.map(written));

const card: MemberCard = { id: memberId, unitId, category, active: true, roles: [], revision: '0' };
const reviewer = {
  role: 'REVIEWER',
  unitId,
  decisionNo: '21/QĐ-CĐN',
  grantedAt: at,
  grantId: `${memberId}:1`,
} as const;
const { grantId, ...granting } = reviewer;
const grant: RoleGrantView = { id: grantId, memberId, ...granting, ended: null };
const ofGrant = (doc: RoleGrantView) => ({ collection: roleGrants, id: doc.id, doc });
const of = (doc: MemberCard | null) => ({ collection: memberCards, id: memberId, doc });

test('MemberEnrolled makes a card without name or number', () => given(enrolled).then(of(card)));

test('MemberTransferred moves the member', () =>
  given(enrolled, transferred).then(of({ ...card, unitId: otherUnitId, revision: '1' })));

test('MemberRecordCorrected changes a category that was wrong', async () => {
  await given(enrolled, categoryCorrected).then(
    of({ ...card, category: { ...category, leader: true }, revision: '1' }),
  );
  await given(enrolled, nameCorrected).then(of({ ...card, revision: '1' }));
});

test('RoleGranted adds the role, once per unit', async () => {
  await given(enrolled, granted()).then(of({ ...card, roles: [reviewer], revision: '1' }), ofGrant(grant));
  await given(enrolled, granted(), granted('REVIEWER', otherUnitId)).then(
    of({ ...card, roles: [reviewer, { ...reviewer, unitId: otherUnitId, grantId: `${memberId}:2` }], revision: '2' }),
  );
  await given(enrolled, granted(), granted()).then(of({ ...card, roles: [reviewer], revision: '2' }), ofGrant(grant));
});

test('RoleRevoked takes away that role at that unit only', () =>
  given(enrolled, granted(), granted('AUDITOR'), granted('REVIEWER', otherUnitId), revoked()).then(
    of({
      ...card,
      roles: [
        { ...reviewer, role: 'AUDITOR', grantId: `${memberId}:2` },
        { ...reviewer, unitId: otherUnitId, grantId: `${memberId}:3` },
      ],
      revision: '4',
    }),
    ofGrant({ ...grant, ended: { reason: 'REVOCATION', decisionNo: revoked().data.decisionNo, at } }),
    ofGrant({ ...grant, id: `${memberId}:2`, role: 'AUDITOR' }),
  ));

test('MemberLeft ends every role', () =>
  given(enrolled, granted(), left).then(
    of({ ...card, active: false, revision: '2' }),
    ofGrant({ ...grant, ended: { reason: 'DEPARTURE', decisionNo: null, at } }),
  ));

test('events of a member who was never enrolled make no card', () =>
  given(transferred, granted(), revoked(), nameCorrected, left).then(of(null)));
