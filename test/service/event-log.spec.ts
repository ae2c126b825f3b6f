import { openService, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import { issueDevToken } from '@app/http';
import { injectChecked } from '@app/testing';
import { rmSync } from 'node:fs';
import { freshFolder } from '../e2e/fresh-folder.js';
import { auditor, initiativeScript, openProgrammeOn, unitId } from '../e2e/open-programme.js';
import { logOf } from '../programme/log-of.js';

interface Page {
  readonly items: readonly object[];
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

  it('returns stored events page by page', async () => {
    const items: object[] = [];
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

  it.each(['after=-1', 'after=x', 'after=1.5', 'limit=0', 'limit=1001'])('refuses %s by name', async (query) => {
    const [parameter] = query.split('=');
    expect((await ask(`?${query}`)).json()).toMatchObject({ status: 400, errors: [{ parameter }] });
  });

  it.each([
    ['is a member without that role', initiativeScript('any').next().value!.as],
    ['is not a member of this organisation', unitId],
  ])('is refused to somebody who %s', async (_, memberId) => {
    expect((await ask('', memberId)).json()).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE_UNIT' });
  });
});
