import type { RecordedEvent } from '@app/event-store';
import { defineProjection, type ViewBatch } from '@app/projections';
import type { MemberEvent } from '../../domain/member.events.js';
import { memberCards, roleGrants, type MemberCard, type RoleEnd } from '../member-card.view.js';

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

/** Ends the grants that `without` takes from the card, all of them when nothing is named. */
const end = async (
  recorded: RecordedEvent<MemberEvent>,
  views: ViewBatch,
  ended: Omit<RoleEnd, 'at'>,
  named?: { readonly role: string; readonly unitId: string },
): Promise<void> => {
  const card = await views.get(memberCards, recorded.event.data.memberId);
  for (const { role, unitId, grantId } of card?.roles ?? []) {
    if (named && (role !== named.role || unitId !== named.unitId)) continue;
    const grant = await views.get(roleGrants, grantId);
    if (grant) views.put(roleGrants, { ...grant, ended: { at: recorded.metadata.effectiveAt, ...ended } });
  }
};

export const memberCardProjection = defineProjection<MemberEvent>({
  name: 'member-card',
  version: 4,
  collections: [memberCards, roleGrants],
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
    MemberLeft: async (recorded, views) => {
      await end(recorded, views, { reason: 'DEPARTURE', decisionNo: null });
      await change(recorded, views, () => ({ active: false, roles: [] }));
    },
    MemberRecordCorrected: (recorded, views) =>
      change(recorded, views, ({ category }) => ({ category: recorded.event.data.category ?? category })),
    RoleGranted: (recorded, views) =>
      change(recorded, views, (card) => {
        const { memberId, role, unitId, decisionNo } = recorded.event.data;
        const held = card.roles.find((each) => each.role === role && each.unitId === unitId);
        const grantId = held?.grantId ?? `${memberId}:${recorded.revision}`;
        const granted = { role, unitId, decisionNo, grantedAt: recorded.metadata.effectiveAt };
        views.put(roleGrants, { id: grantId, memberId, ended: null, ...granted });
        return { roles: [...without(card, granted), { grantId, ...granted }] };
      }),
    RoleRevoked: async (recorded, views) => {
      const { data } = recorded.event;
      await end(recorded, views, { reason: 'REVOCATION', decisionNo: data.decisionNo }, data);
      await change(recorded, views, (card) => ({ roles: without(card, data) }));
    },
  },
  prefetch: ({ event: { type, data } }) =>
    type === 'MemberEnrolled' ? [] : [{ collection: memberCards, id: data.memberId }],
});
