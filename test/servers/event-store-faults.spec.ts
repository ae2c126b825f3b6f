import type { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { describeOnMongo } from '@app/testing/servers';
import { auditor, campaignId, initiativeScript, memberScript, openProgrammeOn } from '../e2e/open-programme.js';
import type { Acknowledgement, SentCommand } from '../e2e/service-process.js';
import { logOf } from '../programme/log-of.js';
import { expectWarning, SHORT_TIMEOUTS, ServiceOnServers, type Answer } from './service-on-servers.js';
import { until } from './until.js';

const MINUTES = 60_000;

let names = 0;
/** One append. */
const submission = (): SentCommand => initiativeScript(String((names += 1))).next().value as SentCommand;
/** A reserved number, a name in the vault, and the stream of a member. */
const enrolment = (): SentCommand => memberScript(String((names += 1))).next().value as SentCommand;

const unavailable = {
  status: 503,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '5' },
  body: { status: 503, code: 'STORE_UNAVAILABLE', type: '/problems/store-unavailable' },
};

describeOnMongo('When EventStoreDB fails, the service', (freshUrl) => {
  let service: ServiceOnServers;
  let server: EventStoreDbTestServer;

  beforeAll(async () => {
    service = await ServiceOnServers.start({ mongoUrl: freshUrl(), timeouts: SHORT_TIMEOUTS });
    server = service.eventStore;
    await openProgrammeOn(service.api);
  }, 2 * MINUTES);
  afterAll(() => service.close());
  afterEach(() => server.faults.clear());

  /** Events in the stream that the command created. */
  const begun = async ({ body }: Answer): Promise<number> => {
    const { id } = body as Acknowledgement;
    return (await logOf(service.events)).filter(({ stream }) => stream.endsWith(id)).length;
  };

  const expectOnce = async (command: SentCommand, first: Answer): Promise<void> => {
    expect(first).toMatchObject({ status: 201, body: { revision: '0' } });
    expect(await service.send(command)).toMatchObject({ status: 201, replayed: true, body: first.body });
    expect(await begun(first)).toBe(1);
  };

  describe('acknowledges an append that was applied', () => {
    it.each([
      ['and never answered', submission(), { cut: false }],
      ['before the connection broke', submission(), { cut: true }],
      ['as the first of several', enrolment(), { cut: true }],
    ])('%s', async (_, command, { cut }) => {
      const lost = server.faults.arm({ kind: 'answer-lost', cut }, 1);
      const first = await service.send(command);
      expect(lost.hits).toBe(1);
      await expectOnce(command, first);
    });

    it('after its deadline and after the next attempt', async () => {
      const held = server.faults.arm({ kind: 'append-held' }, 1);
      const command = submission();
      const first = await service.send(command);
      expect(held.hits).toBe(1);
      held.release();
      await expectOnce(command, first);
    });

    it('after it was abandoned, once the command is retried', async () => {
      const held = server.faults.arm({ kind: 'append-held' });
      const command = submission();
      const before = (await logOf(service.events)).length;
      expect(await service.send(command)).toMatchObject(unavailable);
      expect(held.hits).toBe(3);
      held.release();
      await until(async () => (await logOf(service.events)).length > before);
      const second = await service.send(command);
      expect(second.replayed).toBe(true);
      await expectOnce(command, second);
    });
  });

  describe('acknowledges a command once whose append the server commits long after its answer', () => {
    it('and which is retried after that', async () => {
      const late = server.faults.arm({ kind: 'commit-late' });
      const command = submission();
      const before = (await logOf(service.events)).length;
      expect(await service.send(command)).toMatchObject(unavailable);
      expect(await logOf(service.events)).toHaveLength(before);
      late.release();
      await until(async () => (await logOf(service.events)).length > before);
      const second = await service.send(command);
      expect(second.replayed).toBe(true);
      await expectOnce(command, second);
    });

    it.each([
      ['its only append', submission()],
      ['its reservation', enrolment()],
    ])('and which is retried before that: %s', async (_, command) => {
      const late = server.faults.arm({ kind: 'commit-late' });
      expect(await service.send(command)).toMatchObject(unavailable);
      late.disarm();
      const second = await service.send(command);
      expect(second.replayed).toBe(false);
      const log = (await logOf(service.events)).map(({ id }) => id);
      late.release();
      const next = submission();
      const { position } = (await service.send(next)).body as Acknowledgement;
      await expectOnce(command, second);
      const now = await logOf(service.events);
      expect(now.map(({ id }) => id).slice(0, -1)).toEqual(log);
      expect(now.at(-1)!.position).toBe(BigInt(position));
    });
  });

  it('lets a command that failed between its appends be retried', async () => {
    const reservation = server.faults.arm({ kind: 'append-held' }, 1);
    const command = enrolment();
    const sent = service.send(command);
    await reservation.struck();
    const outage = server.faults.arm({ kind: 'unavailable', rpcs: ['BatchAppend'] });
    reservation.release();
    expect(await sent).toMatchObject(unavailable);
    expect(outage.hits).toBeGreaterThan(0);
    outage.disarm();
    const repeated = await service.send(command);
    expect(repeated.replayed).toBe(false);
    await expectOnce(command, repeated);
  });

  describe.each([
    ['it is stopped', () => server.stop(), () => server.listen()],
    ['the network to it is cut', () => service.toEventStore.cut(), () => service.toEventStore.restore()],
  ])('while %s', (_, interrupt, restore) => {
    const commands = [submission(), enrolment()];
    const summary = `campaigns/${campaignId}/summary`;

    beforeAll(async () => {
      await service.caughtUp();
      await interrupt();
    });

    it('refuses commands until it is reachable again', async () => {
      for (const command of commands) expect(await service.send(command)).toMatchObject(unavailable);
    });

    it('serves its read models', async () => {
      expect(await service.get(summary, auditor)).toMatchObject({ status: 200 });
    });

    it('continues to serve and reports the fault', async () => {
      await expectWarning(service, 'event-store', 'read of the log');
      expect(await service.operations('/readyz', service.projector)).toMatchObject({ status: 503 });
    });

    it(
      'accepts the refused commands once it is back, each once, and its read models catch up',
      async () => {
        await restore();
        for (const command of commands) {
          const first = await service.send(command);
          expect(first.replayed).toBe(false);
          await expectOnce(command, first);
        }
        await service.caughtUp();
        expect(await service.documents()).toEqual(await service.rebuilt());
        expect(await service.operations('/readyz')).toMatchObject({ status: 200, body: { status: 'pass' } });
      },
      2 * MINUTES,
    );
  });
});
