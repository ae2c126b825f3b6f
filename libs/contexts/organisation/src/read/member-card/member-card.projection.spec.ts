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
import { memberCards, type MemberCard } from '../member-card.view.js';

const at = '2022-02-01T01:00:00.000Z';
const written = (event: MemberEvent): PlainEvent => ({
  stream: memberStream(memberId),
  ...event,
  metadata: { effectiveAt: at },
});
const given = (...events: readonly MemberEvent[]) => projectionSpec(memberCardProjection).given(events.map(written));

const card: MemberCard = { id: memberId, unitId, category, active: true, roles: [], revision: '0' };
const reviewer = { role: 'REVIEWER', unitId, decisionNo: '21/QĐ-CĐN', grantedAt: at } as const;
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
  await given(enrolled, granted()).then(of({ ...card, roles: [reviewer], revision: '1' }));
  await given(enrolled, granted(), granted('REVIEWER', otherUnitId)).then(
    of({ ...card, roles: [reviewer, { ...reviewer, unitId: otherUnitId }], revision: '2' }),
  );
  await given(enrolled, granted(), granted()).then(of({ ...card, roles: [reviewer], revision: '2' }));
});

test('RoleRevoked takes away that role at that unit only', () =>
  given(enrolled, granted(), granted('AUDITOR'), granted('REVIEWER', otherUnitId), revoked()).then(
    of({
      ...card,
      roles: [
        { ...reviewer, role: 'AUDITOR' },
        { ...reviewer, unitId: otherUnitId },
      ],
      revision: '4',
    }),
  ));

test('MemberLeft ends every role', () =>
  given(enrolled, granted(), left).then(of({ ...card, active: false, revision: '2' })));

test('events of a member who was never enrolled make no card', () =>
  given(transferred, granted(), revoked(), nameCorrected, left).then(of(null)));
