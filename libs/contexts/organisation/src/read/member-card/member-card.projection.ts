import type { RecordedEvent } from '@app/event-store';
import { defineProjection, type ViewBatch } from '@app/projections';
import type { MemberEvent } from '../../domain/member.events.js';
import { memberCards, type MemberCard } from '../member-card.view.js';

const change = async (
  { event, revision }: RecordedEvent<MemberEvent>,
  views: ViewBatch,
  changed: (card: MemberCard) => Partial<MemberCard>,
): Promise<void> => {
  const card = await views.get(memberCards, event.data.memberId);
  if (card) views.put(memberCards, { ...card, ...changed(card), revision: revision.toString() });
};

const without = ({ roles }: MemberCard, gone: { readonly role: string; readonly unitId: string }) =>
  roles.filter(({ role, unitId }) => role !== gone.role || unitId !== gone.unitId);

export const memberCardProjection = defineProjection<MemberEvent>({
  name: 'member-card',
  version: 2,
  collections: [memberCards],
  handlers: {
    MemberEnrolled: ({ event: { data }, revision }, views) =>
      views.put(memberCards, {
        id: data.memberId,
        unitId: data.unitId,
        category: data.category,
        active: true,
        roles: [],
        revision: revision.toString(),
      }),
    MemberTransferred: (recorded, views) => change(recorded, views, () => ({ unitId: recorded.event.data.toUnitId })),
    MemberLeft: (recorded, views) => change(recorded, views, () => ({ active: false, roles: [] })),
    MemberRecordCorrected: (recorded, views) =>
      change(recorded, views, ({ category }) => ({ category: recorded.event.data.category ?? category })),
    RoleGranted: (recorded, views) =>
      change(recorded, views, (card) => {
        const { role, unitId, decisionNo } = recorded.event.data;
        const granted = { role, unitId, decisionNo, grantedAt: recorded.metadata.effectiveAt };
        return { roles: [...without(card, granted), granted] };
      }),
    RoleRevoked: (recorded, views) =>
      change(recorded, views, (card) => ({ roles: without(card, recorded.event.data) })),
  },
  prefetch: ({ event: { type, data } }) =>
    type === 'MemberEnrolled' ? [] : [{ collection: memberCards, id: data.memberId }],
});
