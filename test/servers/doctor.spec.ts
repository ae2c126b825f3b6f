import { serverChecks } from '@app/composition/servers';
import { MongoPersonVault } from '@app/person-vault/mongodb';
import { MongoViewStore } from '@app/read-models/mongodb';
import { describeOnMongo } from '@app/testing/servers';
import { auditor, openProgrammeOn } from '../e2e/open-programme.js';
import { ServiceOnServers } from './service-on-servers.js';

const MINUTE = 60_000;

describeOnMongo('The checks of stored data on servers', (freshUrl) => {
  let service: ServiceOnServers;
  let vault: MongoPersonVault;

  beforeAll(async () => {
    service = await ServiceOnServers.start({ mongoUrl: freshUrl() });
    vault = new MongoPersonVault(service.mongo.db);
    await openProgrammeOn(service.api);
    await service.caughtUp();
  }, 2 * MINUTE);
  afterAll(() => service.close());

  const verdicts = async (): Promise<{ readonly [check: string]: string }> => {
    const views = await MongoViewStore.open({ connection: service.mongo });
    const found: { [check: string]: string } = {};
    for (const { name, run } of serverChecks({ eventStore: service.events, views, vault })) {
      found[name] = (await run(() => undefined)).verdict;
    }
    return found;
  };

  it(
    'pass a running service, and find a lost name and a lost document',
    async () => {
      expect(await verdicts()).toEqual({ log: 'pass', names: 'pass', orphans: 'pass', views: 'pass' });
      await vault.forget(auditor);
      const [units] = await service.mongo.db.listCollections({ name: /^unit/ }).toArray();
      await service.mongo.db.collection(units!.name).deleteOne({});
      expect(await verdicts()).toEqual({ log: 'pass', names: 'fail', orphans: 'pass', views: 'fail' });
    },
    2 * MINUTE,
  );
});
