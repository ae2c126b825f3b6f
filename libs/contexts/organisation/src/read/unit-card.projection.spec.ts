import { projectionSpec, type PlainEvent } from '@app/testing';
import type { UnitEvent } from '../domain/unit.events.js';
import { unitStream } from '../domain/unit.streams.js';
import {
  assignedToBlock,
  dissolved,
  established,
  renamed,
  rootEstablished,
  rootId,
  takenOutOfBlock,
  unitId,
} from '../specs/a-unit.js';
import { unitCardProjection } from './unit-card.projection.js';
import { unitCards, type UnitCard } from './unit-card.view.js';

const written = (event: UnitEvent): PlainEvent => ({ stream: unitStream(event.data.unitId), ...event });
const given = (...events: readonly UnitEvent[]) => projectionSpec(unitCardProjection).given(events.map(written));

const rootCard: UnitCard = {
  id: rootId,
  code: 'CDN',
  name: 'Công đoàn ngành',
  formerNames: [],
  level: 'SECTOR',
  parentId: null,
  path: [rootId],
  block: null,
  active: true,
  revision: '0',
};
const card: UnitCard = {
  id: unitId,
  code: 'CD-05',
  name: 'Công đoàn Cảng Đông',
  formerNames: [],
  level: 'AFFILIATED',
  parentId: rootId,
  path: [rootId, unitId],
  block: 'KHOI-1',
  active: true,
  revision: '0',
};
const of = (id: string, doc: UnitCard | null) => ({ collection: unitCards, id, doc });

test('UnitEstablished makes a card whose path extends that of the parent', () =>
  given(rootEstablished, established).then(of(rootId, rootCard), of(unitId, card)));

test('UnitRenamed keeps every former name', async () => {
  await given(rootEstablished, established, renamed).then(
    of(rootId, rootCard),
    of(unitId, { ...card, name: renamed.data.name, formerNames: [card.name], revision: '1' }),
  );
  const again: UnitEvent = {
    type: 'UnitRenamed',
    data: { unitId, previousName: renamed.data.name, name: 'Công đoàn Ba', decisionNo: '14' },
  };
  await given(rootEstablished, established, renamed, again).then(
    of(unitId, { ...card, name: 'Công đoàn Ba', formerNames: [card.name, renamed.data.name], revision: '2' }),
  );
});

test('UnitAssignedToBlock moves it to another block, or to none', async () => {
  await given(rootEstablished, established, assignedToBlock).then(
    of(unitId, { ...card, block: 'KHOI-2', revision: '1' }),
  );
  await given(rootEstablished, established, takenOutOfBlock).then(of(unitId, { ...card, block: null, revision: '1' }));
});

test('UnitDissolved keeps the card, inactive', () =>
  given(rootEstablished, established, dissolved).then(of(unitId, { ...card, active: false, revision: '1' })));

test('events of a unit that was never established make no card', () =>
  given(renamed, assignedToBlock, dissolved).then(of(unitId, null)));

test('reservations change no card', () =>
  projectionSpec(unitCardProjection)
    .given([
      { stream: 'unitCode-CD-05', type: 'UnitCodeReserved', data: { code: 'CD-05', unitId, holder: `unit-${unitId}` } },
    ])
    .then(of(unitId, null)));
