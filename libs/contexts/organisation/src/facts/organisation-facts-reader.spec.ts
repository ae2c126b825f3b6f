import { StreamStateCache } from '@app/command-handling';
import {
  EventCodec,
  EventRegistry,
  InMemoryEventStore,
  type EventMetadata,
  type ReadStreamOptions,
  type StoredEvent,
} from '@app/event-store';
import type { MemberEvent, Role } from '../domain/member.events.js';
import { memberStream } from '../domain/member.streams.js';
import type { UnitEvent } from '../domain/unit.events.js';
import { unitStream } from '../domain/unit.streams.js';
import { organisationEventTypes } from '../organisation.event-types.js';
import { enrolled, granted, left, memberId, revoked, transferred } from '../specs/a-member.js';
import { dissolved, established, renamed, rootEstablished, rootId, unitId } from '../specs/a-unit.js';
import { refuseThoseWhoLeft } from './membership.js';
import { OrganisationFactsReader } from './organisation-facts-reader.js';

class CountingEventStore extends InMemoryEventStore {
  reads = 0;

  override readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    this.reads++;
    return super.readStream(stream, options);
  }
}

const groupId = '1a1a1a1a-0000-4000-8000-000000000004';
const besideId = '1a1a1a1a-0000-4000-8000-000000000005';
const groupEstablished: UnitEvent = {
  type: 'UnitEstablished',
  data: { ...established.data, unitId: groupId, code: 'CD-05-01', parentId: unitId },
};
const besideEstablished: UnitEvent = {
  type: 'UnitEstablished',
  data: { ...established.data, unitId: besideId, code: 'CD-06' },
};

describe('OrganisationFactsReader', () => {
  const codec = new EventCodec(new EventRegistry(organisationEventTypes));
  let store: CountingEventStore;
  let facts: OrganisationFactsReader;
  let written = 0;

  const record = async (...events: readonly (UnitEvent | MemberEvent)[]): Promise<void> => {
    for (const event of events) {
      const { data } = event;
      const stream = 'memberId' in data ? memberStream(data.memberId) : unitStream(data.unitId);
      await store.append(stream, 'any', [codec.encode(`event-${written++}`, event, {} as EventMetadata)]);
    }
  };
  const mandate = (at: string, ...roles: readonly Role[]) => facts.mandate(memberId, roles, at);

  beforeEach(async () => {
    store = new CountingEventStore();
    facts = new OrganisationFactsReader(new StreamStateCache(store, codec));
    await record(rootEstablished, established, groupEstablished, besideEstablished);
  });

  test('a unit in its current state', async () => {
    await record(renamed);
    expect(await facts.unit(unitId)).toEqual({
      ...established.data,
      name: renamed.data.name,
      active: true,
      separationOfDuties: false,
    });
    await record(dissolved);
    expect(await facts.unit(unitId)).toMatchObject({ active: false });
    expect(await facts.unit('nobody')).toBeNull();
  });

  test('the path goes from the root to the unit, through dissolved units too', async () => {
    expect(await facts.unitPath(groupId)).toEqual([rootId, unitId, groupId]);
    await record(dissolved);
    expect(await facts.unitPath(groupId)).toEqual([rootId, unitId, groupId]);
    expect(await facts.unitPath(rootId)).toEqual([rootId]);
    expect(await facts.unitPath('nobody')).toBeNull();
  });

  test('a unit established after the first lookup is found', async () => {
    const late = '1a1a1a1a-0000-4000-8000-000000000006';
    expect(await facts.unitPath(late)).toBeNull();
    await record({ type: 'UnitEstablished', data: { ...established.data, unitId: late, code: 'CD-07' } });
    expect(await facts.unitPath(late)).toEqual([rootId, late]);
  });

  test('a member in their current state', async () => {
    await record(enrolled, transferred, granted());
    expect(await facts.member(memberId)).toEqual({
      memberId,
      unitId: transferred.data.toUnitId,
      active: true,
      enrolledOn: enrolled.data.enrolledOn,
      transferredOn: transferred.data.effectiveOn,
      category: enrolled.data.category,
      grants: [{ role: 'REVIEWER', unitId }],
    });
    await record(left);
    expect(await facts.member(memberId)).toMatchObject({ active: false, grants: [] });
    expect(await facts.member('nobody')).toBeNull();
  });

  test('a grant covers its unit and those below, not those above or beside', async () => {
    await record(enrolled, granted('REVIEWER', unitId));
    const found = { role: 'REVIEWER', unitId };
    expect(await mandate(unitId, 'REVIEWER')).toEqual(found);
    expect(await mandate(groupId, 'REVIEWER')).toEqual(found);
    expect(await mandate(rootId, 'REVIEWER')).toBeNull();
    expect(await mandate(besideId, 'REVIEWER')).toBeNull();
    expect(await mandate('nobody', 'REVIEWER')).toBeNull();
  });

  test('only the requested roles give a mandate', async () => {
    await record(enrolled, granted('REVIEWER', unitId));
    expect(await mandate(unitId, 'AUDITOR')).toBeNull();
    expect(await mandate(unitId, 'AUDITOR', 'REVIEWER')).toEqual({ role: 'REVIEWER', unitId });
  });

  test('the nearest grant is the mandate', async () => {
    await record(enrolled, granted('REVIEWER', rootId), granted('REVIEWER', unitId));
    expect(await mandate(groupId, 'REVIEWER')).toEqual({ role: 'REVIEWER', unitId });
    expect(await mandate(besideId, 'REVIEWER')).toEqual({ role: 'REVIEWER', unitId: rootId });
  });

  test('a grant at a dissolved unit has no effect; one above it still holds', async () => {
    await record(enrolled, granted('REVIEWER', unitId), dissolved);
    expect(await mandate(groupId, 'REVIEWER')).toBeNull();
    await record(granted('REVIEWER', rootId));
    expect(await mandate(groupId, 'REVIEWER')).toEqual({ role: 'REVIEWER', unitId: rootId });
  });

  test('revocation and departure end a grant at once', async () => {
    await record(enrolled, granted('REVIEWER', unitId));
    await mandate(unitId, 'REVIEWER');
    await record(revoked('REVIEWER', unitId));
    expect(await mandate(unitId, 'REVIEWER')).toBeNull();
    await record(granted('REVIEWER', unitId), left);
    expect(await mandate(unitId, 'REVIEWER')).toBeNull();
  });

  test('a missing mandate is refused by one code, with the roles and the unit that would do', async () => {
    await record(enrolled);
    const requiredRoles = ['REVIEWER', 'UNION_OFFICER'] as const;
    const refusalAt = async (at: string) => facts.requireMandate(memberId, requiredRoles, at).catch((error) => error);
    const refusal = { kind: 'forbidden', code: 'OUT_OF_SCOPE_UNIT' };
    expect(await refusalAt(unitId)).toMatchObject({
      ...refusal,
      details: { requiredRoles, unitId, unitName: established.data.name },
    });
    expect(await refusalAt('nobody')).toMatchObject({ ...refusal, details: { requiredRoles, unitId: 'nobody' } });
    await record(granted('REVIEWER', unitId));
    await expect(facts.requireMandate(memberId, ['REVIEWER'], unitId)).resolves.toEqual({ role: 'REVIEWER', unitId });
  });

  test('the executor admits members and those whom nobody enrolled, and from their departure on nobody who left', async () => {
    const admit = refuseThoseWhoLeft(new StreamStateCache(store, codec));
    await record(enrolled);
    await expect(Promise.all([admit(memberId), admit('operator')])).resolves.toBeDefined();
    await record(left);
    await expect(admit(memberId)).rejects.toMatchObject({ kind: 'forbidden', code: 'NOT_AN_ACTIVE_MEMBER' });
  });

  test('a known path costs no read, a mandate two', async () => {
    await record(enrolled, granted('REVIEWER', rootId));
    await mandate(groupId, 'REVIEWER');
    store.reads = 0;
    await facts.unitPath(groupId);
    expect(store.reads).toBe(0);
    await mandate(groupId, 'REVIEWER');
    expect(store.reads).toBe(2);
  });
});
