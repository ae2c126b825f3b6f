import { describeOnMongo } from '@app/testing/servers';
import { auditor, initiativeScript, memberScript, openProgrammeOn } from '../e2e/open-programme.js';
import type { Acknowledgement, SentCommand } from '../e2e/service-process.js';
import { logOf } from '../programme/log-of.js';
import { ServiceOnServers, type Answer } from './service-on-servers.js';

const MINUTES = 60_000;

describeOnMongo('Two copies of the API on the same stores', (freshUrl) => {
  let service: ServiceOnServers;

  beforeAll(async () => {
    service = await ServiceOnServers.start({ mongoUrl: freshUrl(), copies: 2 });
    await openProgrammeOn(service.api);
  }, 2 * MINUTES);
  afterAll(() => service.close());

  /** Sends concurrently, to one instance each. */
  const sendBoth = (one: SentCommand, other: SentCommand): Promise<readonly Answer[]> =>
    Promise.all([service.send(one, service.copies[0]), service.send(other, service.copies[1])]);

  it(
    'acknowledge each command of concurrent clients once, whichever instance receives it, even both',
    async () => {
      const answered = new Map<string, Acknowledgement>();
      const live = async (name: string): Promise<void> => {
        const life = initiativeScript(name);
        for (let { value: command } = life.next(); command;) {
          const [one, other] = await sendBoth(command, command);
          expect([200, 201]).toContain(one!.status);
          expect(other).toMatchObject({ status: one!.status, body: one!.body });
          answered.set(command.key, one!.body as Acknowledgement);
          ({ value: command } = life.next(one!.body as Acknowledgement));
        }
      };
      await Promise.all(Array.from({ length: 12 }, (_, index) => live(String(index + 1))));
      expect(answered.size).toBe(12 * 4);
      const log = await logOf(service.events);
      for (const { id, revision, position } of answered.values()) {
        const there = log.filter((event) => event.position === BigInt(position));
        expect(there).toMatchObject([{ stream: `initiative-${id}`, revision: BigInt(revision) }]);
      }
      const ofInitiatives = log.filter(({ stream }) => stream.startsWith('initiative-'));
      expect(ofInitiatives).toHaveLength(answered.size);
    },
    2 * MINUTES,
  );

  it('accept one of two commands on the same revision', async () => {
    const life = initiativeScript('contested');
    const submission = life.next().value as SentCommand;
    const submitted = (await service.send(submission)).body as Acknowledgement;
    const review = life.next(submitted).value as SentCommand;
    const answers = await sendBoth({ ...review, key: 'one' }, { ...review, key: 'other' });
    const [winner, loser] = answers.toSorted((a, b) => a.status - b.status);
    expect(winner).toMatchObject({ status: 200, body: { revision: '1' } });
    expect(loser).toMatchObject({ status: 412, body: { code: 'STALE_REVISION', currentEtag: '"1"' } });
  });

  it('give a member number to one of two claims', async () => {
    const enrolment = memberScript('HAI').next().value as SentCommand;
    const answers = await sendBoth({ ...enrolment, key: 'one' }, { ...enrolment, key: 'other' });
    const [winner, loser] = answers.toSorted((a, b) => a.status - b.status);
    expect(winner).toMatchObject({ status: 201 });
    expect(loser).toMatchObject({ status: 409, body: { code: 'MEMBER_NUMBER_TAKEN' } });
  });

  it('show writes of the other instance', async () => {
    for (const [index, to] of service.copies.entries()) {
      const from = service.copies[1 - index]!;
      const submission = initiativeScript(`shown-${index}`).next().value as SentCommand;
      const { id, position } = (await service.send(submission, to)).body as Acknowledgement;
      const shown = await service.get(`initiatives/${id}`, auditor, position, { from });
      expect(shown).toMatchObject({ status: 200, body: { id, revision: '0' } });
      expect(BigInt(shown.headers['x-position'] as string)).toBeGreaterThanOrEqual(BigInt(position));
    }
  });

  it('return the same log, and refuse an unknown position', async () => {
    const [first, second] = await Promise.all(
      service.copies.map((from) => service.get('events?limit=1000', auditor, undefined, { from })),
    );
    expect(first).toMatchObject({ status: 200, body: { atEnd: true } });
    expect(second!.body).toEqual(first!.body);
    const { items } = first!.body as { readonly items: readonly { readonly position: string }[] };
    const between = BigInt(items.at(-1)!.position) - 1n;
    const refused = await service.get(`events?after=${between}`, auditor);
    expect(refused).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR' } });
    expect(refused.headers).not.toHaveProperty('retry-after');
  });

  it('finally have read models equal to a rebuild', async () => {
    await service.caughtUp();
    expect(await service.documents()).toEqual(await service.rebuilt());
  });
});
