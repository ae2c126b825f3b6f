import { EventStoreDBClient } from '@eventstore/db-client';
import { serviceCategories } from '@app/composition/read-models';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { OPERATOR } from '@app/organisation';
import { describeOnMongo } from '@app/testing/servers';
import { auditor, campaignId, initiativeScript, openProgrammeOn, rootUnitId, unitId } from '../e2e/open-programme.js';
import type { SentCommand } from '../e2e/service-process.js';
import { logOf } from '../programme/log-of.js';
import { ServiceOnServers, SHORT_TIMEOUTS } from './service-on-servers.js';
import { until } from './until.js';

const MINUTE = 60_000;

const founding: SentCommand = {
  key: 'founding-again',
  as: OPERATOR,
  path: 'organisation',
  body: {
    unit: { code: 'CDN-HAI', name: 'Công đoàn Ngành Hai', level: 'SECTOR' },
    decisionNo: 'QĐ-MAU-00',
    administrator: {
      fullName: 'Người Hai (mẫu)',
      memberNumber: 'MAU-HAI',
      email: null,
      phone: null,
      category: { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' },
    },
  },
};

const replaced = { status: 503, body: { code: 'LOG_REPLACED', type: '/problems/log-replaced' } };

/** Another server at the address of the service's, with the identity of its log and as many of its events, or with nothing. */
const replaceLog = async (service: ServiceOnServers, kept: number | null): Promise<EventStoreDbTestServer> => {
  const identity = await service.events.identity();
  const events = await logOf(service.events);
  await service.toEventStore.cut();
  await service.eventStore.stop();
  const other = await EventStoreDbTestServer.start({ port: service.eventStore.port });
  if (kept !== null) {
    const client = EventStoreDBClient.connectionString(other.connectionString);
    await client.setStreamMetadata('sangkien-log', { identity });
    await client.dispose();
    const copy = EventStoreDbEventStore.open({
      connectionString: other.connectionString,
      categories: serviceCategories,
    });
    for (const { stream, ...event } of events.slice(0, kept)) await copy.append(stream, 'any', [event]);
    await copy.close();
  }
  await service.toEventStore.restore();
  return other;
};

describeOnMongo('A log replaced under a running service', (freshUrl) => {
  describe.each([
    ['an empty one', null, 'without identity'],
    ['an older copy', 3, 'an older copy'],
  ])('by %s', (_, kept, reason) => {
    let service: ServiceOnServers;
    let other: EventStoreDbTestServer;

    beforeAll(async () => {
      service = await ServiceOnServers.start({ mongoUrl: freshUrl(), timeouts: SHORT_TIMEOUTS, leaseSeconds: 2 });
      await openProgrammeOn(service.api);
      await service.caughtUp();
      other = await replaceLog(service, kept);
    }, 2 * MINUTE);
    afterAll(async () => {
      await service.close();
      await other.stop();
    });

    it('gets no second organisation, nor any other event', async () => {
      expect(await service.send(founding)).toMatchObject(replaced);
      expect(await service.send(initiativeScript('later').next().value as SentCommand)).toMatchObject(replaced);
      expect(await logOf(service.events)).toHaveLength(kept ?? 0);
    });

    it('is not read, while the read models still are', async () => {
      expect(await service.get('events', auditor)).toMatchObject(replaced);
      expect(await service.get(`units/${rootUnitId}/history`, auditor)).toMatchObject(replaced);
      for (const path of [`campaigns/${campaignId}`, `units/${unitId}`, `members/${auditor}`]) {
        expect(await service.get(path, auditor)).toMatchObject({ status: 200 });
      }
    });

    it('fails the /readyz of the API, which names it', async () => {
      const check = { name: 'event-store', status: 'fail', detail: expect.stringContaining(reason) as string };
      expect(await service.operations('/readyz')).toMatchObject({
        status: 503,
        body: { checks: expect.arrayContaining([check]) as unknown },
      });
      expect((await service.operations('/metrics')).body).toContain('sangkien_health{check="event-store"} 2');
    });

    it('ends the work of the projector, which names it', async () => {
      const documents = await service.documents();
      await until(
        async () => (await service.projector.projector.status()).error,
        (error) => error?.includes('the log was replaced by') === true,
      );
      expect(await service.operations('/readyz', service.projector)).toMatchObject({ status: 503 });
      expect(await service.documents()).toEqual(documents);
    });
  });
});
