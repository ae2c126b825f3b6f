import type { RecordedEvent } from '@app/event-store';
import { defineProjection, type ViewBatch } from '@app/projections';
import type { UnitEvent } from '../domain/unit.events.js';
import { unitCards, type UnitCard } from './unit-card.view.js';

const change = async (
  { event, revision }: RecordedEvent<UnitEvent>,
  views: ViewBatch,
  changed: (card: UnitCard) => Partial<UnitCard>,
): Promise<void> => {
  const card = await views.get(unitCards, event.data.unitId);
  if (card) views.put(unitCards, { ...card, ...changed(card), revision: revision.toString() });
};

export const unitCardProjection = defineProjection<UnitEvent>({
  name: 'unit-card',
  version: 3,
  collections: [unitCards],
  handlers: {
    UnitEstablished: async ({ event: { data }, revision }, views) => {
      const { unitId: id, code, name, level, parentId, block } = data;
      const parent = parentId === null ? null : await views.get(unitCards, parentId);
      views.put(unitCards, {
        id,
        code,
        name,
        formerNames: [],
        level,
        parentId,
        path: [...(parent?.path ?? []), id],
        block,
        active: true,
        revision: revision.toString(),
      });
    },
    UnitRenamed: (recorded, views) =>
      change(recorded, views, ({ formerNames }) => ({
        name: recorded.event.data.name,
        formerNames: [...formerNames, recorded.event.data.previousName],
      })),
    UnitAssignedToBlock: (recorded, views) => change(recorded, views, () => ({ block: recorded.event.data.block })),
    SeparationOfDutiesSet: (recorded, views) => change(recorded, views, () => ({})),
    UnitDissolved: (recorded, views) => change(recorded, views, () => ({ active: false })),
  },
  prefetch: ({ event: { type, data } }) =>
    (type === 'UnitEstablished' ? (data.parentId === null ? [] : [data.parentId]) : [data.unitId]).map((id) => ({
      collection: unitCards,
      id,
    })),
});
