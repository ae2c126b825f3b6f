import { describeOnMongo } from '@app/testing/servers';
import {
  auditor,
  campaignId,
  initiativeScript,
  memberScript,
  openProgrammeOn,
  rootUnitId,
  unitId,
} from '../e2e/open-programme.js';
import type { Acknowledgement, SentCommand } from '../e2e/service-process.js';
import type { Documents } from '../replay/view-documents.js';
import { expectWarning, SHORT_TIMEOUTS, ServiceOnServers } from './service-on-servers.js';
import { until } from './until.js';

const MINUTES = 60_000;

const submission = (name: string): SentCommand => initiativeScript(name).next().value as SentCommand;
const enrolment = (name: string): SentCommand => memberScript(name).next().value as SentCommand;

const unavailable = {
  status: 503,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '5' },
  body: { status: 503, code: 'STORE_UNAVAILABLE' },
};

/** The stored documents, by collection and id. */
const textsOf = (documents: Documents): readonly string[] =>
  [...documents].flatMap(([name, byId]) => [...byId.values()].map((document) => `${name} ${JSON.stringify(document)}`));

describeOnMongo('When MongoDB fails, the service', (freshUrl) => {
  let service: ServiceOnServers;
  /** An initiative in the read models. */
  let initiative: Acknowledgement;
  let queries: readonly string[];

  beforeAll(async () => {
    service = await ServiceOnServers.start({ mongoUrl: freshUrl(), timeouts: SHORT_TIMEOUTS });
    await openProgrammeOn(service.api);
    initiative = (await service.send(submission('1'))).body as Acknowledgement;
    await service.caughtUp();
    queries = [
      `initiatives/${initiative.id}`,
      `initiatives?campaignId=${campaignId}`,
      `campaigns/${campaignId}/summary`,
      `campaigns/${campaignId}/unit-leaderboard`,
      `units/${unitId}`,
      `units`,
      `members/${auditor}`,
    ];
  }, 2 * MINUTES);
  afterAll(() => service.close());

  const asked = (paths = queries) => Promise.all(paths.map((path) => service.get(path, auditor)));

  describe('while it is unreachable', () => {
    const needsVault = enrolment('2');
    /** A position that no projection has reached. */
    let position: string;

    beforeAll(async () => {
      for (const { status } of await asked()) expect(status).toBe(200);
      await service.toMongo.cut();
    });

    it('serves requests that need neither read models nor names', async () => {
      const answer = await service.send(submission('3'));
      expect(answer).toMatchObject({ status: 201, replayed: false });
      ({ position } = answer.body as Acknowledgement);
    });

    it('refuses commands that write a name', async () => {
      expect(await service.send(needsVault)).toMatchObject(unavailable);
    });

    it('refuses queries', async () => {
      for (const answer of await asked()) expect(answer).toMatchObject(unavailable);
    });

    it('does not claim to have reached a position', async () => {
      const answer = await service.get(queries[0]!, auditor, position, { waitSeconds: 0 });
      expect(answer).toMatchObject({ status: 503, body: { code: 'READ_MODEL_BEHIND' } });
    });

    it('returns no history, because its sentences contain names', async () => {
      const histories = [`initiatives/${initiative.id}/history`, `units/${rootUnitId}/history`];
      for (const answer of await asked(histories)) expect(answer).toMatchObject(unavailable);
    });

    it('continues to serve and reports the fault', async () => {
      await expectWarning(service, 'projector', 'ReadModelsUnavailable');
    });

    it(
      'accepts the refused commands once it is back, and its read models catch up',
      async () => {
        await service.toMongo.restore();
        const enrolled = await service.send(needsVault);
        expect(enrolled).toMatchObject({ status: 201, replayed: false });
        expect(await service.send(needsVault)).toMatchObject({ status: 201, replayed: true, body: enrolled.body });
        await service.caughtUp();
        for (const { status } of await asked()) expect(status).toBe(200);
        const member = await service.get(`members/${(enrolled.body as Acknowledgement).id}`, auditor);
        expect(member).toMatchObject({ status: 200, body: { name: 'Người thêm-2 (mẫu)' } });
        expect(await service.documents()).toEqual(await service.rebuilt());
      },
      2 * MINUTES,
    );
  });

  it(
    'rebuilds wiped read models to the same bytes',
    async () => {
      const before = textsOf(await service.documents());
      const answers = await asked();
      const { token } = service.projector.projector;
      const { db } = service.mongo;
      for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
        if (name !== 'persons') await db.dropCollection(name);
      }
      await until(() => (service.projector.projector.token ?? 0n) > token!);
      await service.caughtUp();
      expect(textsOf(await service.documents())).toEqual(before);
      expect((await asked()).map(({ status, body }) => ({ status, body }))).toEqual(
        answers.map(({ status, body }) => ({ status, body })),
      );
      const next = (await service.send(submission('4'))).body as Acknowledgement;
      expect(await service.get(`initiatives/${next.id}`, auditor, next.position)).toMatchObject({ status: 200 });
    },
    2 * MINUTES,
  );
});
