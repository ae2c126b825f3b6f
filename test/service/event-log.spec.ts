import { openService, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import { issueDevToken } from '@app/http';
import { injectChecked } from '@app/testing';
import { rmSync } from 'node:fs';
import { freshFolder } from '../e2e/fresh-folder.js';
import { auditor, initiativeScript, openProgrammeOn, rootUnitId, unitId } from '../e2e/open-programme.js';
import { logOf } from '../programme/log-of.js';

interface LoggedEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: { readonly recordedAt: string };
}

interface Page {
  readonly items: readonly LoggedEvent[];
  readonly nextAfter: string | null;
  readonly atEnd: boolean;
}

describe('the raw log for API clients', () => {
  let folder: string;
  let service: Service;

  beforeAll(async () => {
    folder = freshFolder();
    service = await openService({
      settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline' }),
      projector: new URL('file:///unused'),
      logger: false,
    });
    await openProgrammeOn(service);
    await approveOne();
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (query: string, as = auditor) =>
    injectChecked(service.app, {
      method: 'GET',
      url: `/api/v1/events${query}`,
      headers: { authorization: `Bearer ${await issueDevToken(service.tokenSecret, as, 60)}` },
    });
  const page = async (query: string): Promise<Page> => (await ask(query)).json<Page>();

  /** An initiative from its submission to its approval. */
  const approveOne = async (): Promise<void> => {
    const script = initiativeScript('a');
    for (let turn = script.next(); !turn.done;) {
      const { key, as, path, body, ifMatch } = turn.value;
      const response = await service.app.inject({
        method: 'POST',
        url: `/api/v1/${path}`,
        payload: body,
        headers: {
          authorization: `Bearer ${await issueDevToken(service.tokenSecret, as, 60)}`,
          'idempotency-key': key,
          ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        },
      });
      expect(response.statusCode).toBeLessThan(300);
      turn = script.next(response.json());
    }
  };

  it('returns stored events page by page', async () => {
    const items: LoggedEvent[] = [];
    for (let query = '?limit=7', more = true; more;) {
      const { items: next, nextAfter, atEnd } = await page(query);
      expect(next.length).toBeLessThanOrEqual(7);
      items.push(...next);
      query = `?limit=7&after=${nextAfter}`;
      more = !atEnd;
    }
    const log = await logOf(service.eventStore);
    expect(log.length).toBeGreaterThan(7);
    expect(items).toEqual(
      log.map(({ stream, revision, position, id, type, data, metadata }) => ({
        stream,
        revision: String(revision),
        position: String(position),
        eventId: id,
        type,
        data: JSON.parse(data) as unknown,
        metadata: JSON.parse(metadata) as unknown,
      })),
    );
  });

  it('returns an empty page at its end', async () => {
    const head = String(await service.eventStore.head());
    expect(await page(`?after=${head}`)).toEqual({ items: [], nextAfter: head, atEnd: true });
  });

  it('refuses a position that the log has not reached, so that a follower skips nothing', async () => {
    const head = (await service.eventStore.head())!;
    const after = String(head + 1n);
    expect((await ask(`?after=${after}`)).json()).toMatchObject({
      status: 400,
      code: 'POSITION_BEYOND_END',
      facts: { position: after, end: String(head) },
    });
    expect((await ask(`?minPosition=${after}`)).json()).toMatchObject({ code: 'POSITION_BEYOND_END' });
  });

  const allOf = async (filters: string): Promise<readonly LoggedEvent[]> => {
    const items: LoggedEvent[] = [];
    for (let after = '', more = true; more;) {
      const { items: next, nextAfter, atEnd } = await page(`?${filters}${after}`);
      items.push(...next);
      after = `&after=${nextAfter}`;
      more = !atEnd;
    }
    return items;
  };

  it('filters by type, category, unit and time, with the same events as the whole log', async () => {
    const log = await allOf('limit=1000');
    const latest = log.at(-1)!.metadata.recordedAt;
    const ofUnit = ({ stream, data }: LoggedEvent) =>
      stream.startsWith('initiative-') || JSON.stringify(data).includes(unitId);
    const cases: readonly (readonly [string, (event: LoggedEvent) => boolean])[] = [
      ['type=UnitEstablished', ({ type }) => type === 'UnitEstablished'],
      ['type=UnitEstablished,MemberEnrolled', ({ type }) => ['UnitEstablished', 'MemberEnrolled'].includes(type)],
      ['category=initiative', ({ stream }) => stream.startsWith('initiative-')],
      [`from=${latest}`, ({ metadata }) => metadata.recordedAt >= latest],
      [`to=${latest}`, ({ metadata }) => metadata.recordedAt < latest],
      [`unitId=${unitId}`, ofUnit],
      [`unitId=${unitId}&type=ReviewStarted`, ({ type }) => type === 'ReviewStarted'],
      [`unitId=${rootUnitId}`, (event) => ofUnit(event) || JSON.stringify(event.data).includes(rootUnitId)],
    ];
    for (const [filters, matches] of cases) {
      const expected = log.filter(matches);
      expect({ filters, found: expected.length > 0 }).toEqual({ filters, found: true });
      expect(await allOf(`limit=2&${filters}`)).toEqual(expected);
    }
  });

  it.each(['type=Nothing', 'category=nothing', 'unitId=x', 'from=2022', 'to=yesterday'])(
    'refuses %s by name',
    async (query) => {
      const [parameter] = query.split('=');
      expect((await ask(`?${query}`)).json()).toMatchObject({ status: 400, errors: [{ parameter }] });
    },
  );

  it.each(['after=-1', 'after=x', 'after=1.5', 'limit=0', 'limit=1001'])('refuses %s by name', async (query) => {
    const [parameter] = query.split('=');
    expect((await ask(`?${query}`)).json()).toMatchObject({ status: 400, errors: [{ parameter }] });
  });

  it('is refused to a member without that role', async () => {
    const facts = {
      requiredRoles: ['AUDITOR'],
      unitId: expect.any(String) as string,
      unitName: expect.any(String) as string,
    };
    const memberId = initiativeScript('any').next().value!.as;
    expect((await ask('', memberId)).json()).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT', facts });
  });

  it('is refused to somebody who is not a member of this organisation', async () => {
    expect((await ask('', unitId)).json()).toMatchObject({ status: 403, code: 'NOT_AN_ACTIVE_MEMBER' });
  });
});
