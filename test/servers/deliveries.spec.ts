import { runProgramme, sampleProgramme, sendOnCommandBus } from '@app/sample-programme';
import type { Fault } from '@app/eventstoredb-test-server';
import { describeOnMongo } from '@app/testing/servers';
import { CommandBus } from '@nestjs/cqrs';
import { ServiceOnServers } from './service-on-servers.js';

const MINUTES = 60_000;

const faults: readonly (readonly [string, Fault])[] = [
  ['from a subscription that drops every 50 events', { kind: 'drop-subscription', afterEvents: 50 }],
  ['twice', { kind: 'duplicate-deliveries' }],
  ['out of order', { kind: 'reordered-deliveries' }],
];

/** The projector runs while the programme is sent: started afterwards, it would read the log in pages. */
describeOnMongo('Read models of the sample programme', (freshUrl) => {
  const { steps } = sampleProgramme(3, 0.01);
  let service: ServiceOnServers;

  beforeAll(async () => {
    service = await ServiceOnServers.start({ mongoUrl: freshUrl(), leaseSeconds: 60 });
  }, 2 * MINUTES);
  afterAll(() => service.close());
  afterEach(() => service.eventStore.faults.clear());

  it.each(faults.map(([how, fault], part) => ({ how, fault, part })))(
    'are those of a rebuild, although the projector receives its events $how',
    async ({ fault, part }) => {
      const { projector } = service.projector;
      const { token } = projector;
      const armed = service.eventStore.faults.arm(fault);
      const size = Math.ceil(steps.length / faults.length);
      const send = sendOnCommandBus(service.api.app.get(CommandBus));
      await runProgramme(steps.slice(part * size, (part + 1) * size), { send, concurrency: 64 });
      await service.caughtUp();
      expect(armed.hits).toBeGreaterThan(3);
      const { error } = await projector.status();
      expect({ token: projector.token, failures: projector.failures, error }).toEqual({ token, failures: 0 });
      expect(await service.documents()).toEqual(await service.rebuilt());
    },
    2 * MINUTES,
  );
});
