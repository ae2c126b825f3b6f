import { InMemoryEventStore } from '@app/event-store';
import { RecordedSince } from '@app/http';
import { InMemoryPersonVault } from '@app/person-vault';
import { ProjectionProgress, type ProgressStatus } from '@app/projections';
import { InMemoryViewStore, type CollectionSpec, type ViewDocument } from '@app/read-models';
import { category } from '../../specs/a-member.js';
import { memberCards, type MemberCard } from '../member-card.view.js';
import { MemberScopes } from '../member-scope.js';
import { OrganisationCardsReader } from '../organisation-cards-reader.js';
import { unitCards, type UnitCard } from '../unit-card.view.js';
import { ListMembersHandler, ListMembersQuery } from './list-members.js';

const [root, left, right] = ['root', 'left', 'right'];
const asker = 'm-0';

const unit = (id: string, parentId: string | null): UnitCard => ({
  id,
  code: id,
  name: id,
  formerNames: [],
  level: 'GRASSROOTS',
  parentId,
  path: parentId === null ? [id] : [parentId, id],
  block: null,
  active: true,
  revision: '0',
});

class EmptyLog extends ProjectionProgress {
  override async waitForPosition(): Promise<boolean> {
    return true;
  }

  override async status(): Promise<ProgressStatus> {
    return { head: null, projections: [] };
  }
}

/** More members than are asked for by their ids. */
const MEMBERS = 1_101;
const memberIds = Array.from({ length: MEMBERS }, (_, index) => `m-${index}`);
/** Every hundredth member, among them the asker, is of the left unit. */
const unitOf = (index: number): string => (index % 100 === 0 ? left : right);

test('of many members, the few in the scope are found, in order, page by page', async () => {
  const [views, vault] = [new InMemoryViewStore(), new InMemoryPersonVault()];
  const serve = async <Doc extends ViewDocument>(spec: CollectionSpec<Doc>, docs: readonly Doc[]): Promise<void> => {
    const collection = { spec, version: 1 };
    await views.prepare(collection);
    await views.commit({ position: 1n, puts: docs.map((doc) => ({ collection, doc })), deletes: [], checkpoints: [] });
    await views.activate([collection], spec.name);
  };
  await serve(unitCards, [unit(root, null), unit(left, root), unit(right, root)]);
  const grant = { unitId: root, decisionNo: '1', grantedAt: '2022-01-10T02:00:00.000Z', grantId: 'g' };
  const cards = memberIds.map((id, index): MemberCard => {
    const roles = id === asker ? [{ role: 'ADMINISTRATOR', ...grant } as const] : [];
    return { id, unitId: unitOf(index), category, active: true, roles, revision: '0' };
  });
  await serve(memberCards, cards);
  for (const [index, id] of memberIds.entries()) {
    const fullName = `Mẫu Văn ${String.fromCodePoint(97 + (index % 26))}`;
    await vault.put(id, { fullName, memberNumber: `DV-${index}`, email: null, phone: null, jobTitle: null });
  }
  const organisation = new OrganisationCardsReader(views);
  const handler = new ListMembersHandler(
    views,
    vault,
    organisation,
    new MemberScopes(organisation),
    new RecordedSince(new InMemoryEventStore(), new EmptyLog()),
  );
  const all = async (unitId: string | undefined, limit: number): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let after: readonly string[] | undefined = []; after;) {
      const page = { after: after.length === 0 ? undefined : after, limit };
      const filter = { unitId, active: undefined, words: undefined };
      const { items, next } = await handler.execute(new ListMembersQuery(asker, filter, page));
      ids.push(...items.map(({ id }) => id));
      after = next?.map(String);
    }
    return ids;
  };
  const everybody = await all(undefined, 200);
  expect(new Set(everybody)).toEqual(new Set(memberIds));
  expect(everybody).toHaveLength(MEMBERS);
  // The root has too many members, the left unit few: both ways give one order.
  const ofLeft = everybody.filter((id) => unitOf(Number(id.slice(2))) === left);
  expect(await all(left, 5)).toEqual(ofLeft);
  expect(await all(right, 500)).toEqual(everybody.filter((id) => !ofLeft.includes(id)));
});
