import { buildOpenApi } from '@app/http';
import { describeOnMongo } from '@app/testing/servers';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  auditor,
  campaignId,
  initiativeScript,
  memberScript,
  openProgrammeOn,
  reviewer,
  rootUnitId,
  unitId,
} from '../e2e/open-programme.js';
import type { Acknowledgement, SentCommand } from '../e2e/service-process.js';
import { ServiceOnServers, SHORT_TIMEOUTS } from './service-on-servers.js';

const MINUTE = 60_000;

/** Everything else answers from the read models. */
const NEEDS_THE_LOG = [
  '/api/v1/awards/{awardId}/history',
  '/api/v1/campaigns/{campaignId}/history',
  '/api/v1/campaigns/{campaignId}/summary-difference',
  '/api/v1/campaigns/{campaignId}/targets/{unitId}/history',
  '/api/v1/events',
  '/api/v1/initiatives/{initiativeId}/history',
  '/api/v1/members/{memberId}/history',
  '/api/v1/units/{unitId}/history',
];

/** Of the routes that cannot be asked without. */
const QUERIES: { readonly [route: string]: string } = {
  '/api/v1/campaigns/{campaignId}/summary-difference': '?from=1&to=2',
};

const unavailable = { status: 503, headers: { 'retry-after': '5' }, body: { code: 'STORE_UNAVAILABLE' } };

describeOnMongo('While EventStoreDB is unreachable, the service', (freshUrl) => {
  let service: ServiceOnServers;
  let author: string;
  let secretId: string;
  let outsider: string;
  let parameters: { readonly [name: string]: string };
  let draftId: string;

  const sent = async (command: SentCommand): Promise<Acknowledgement> => {
    const answer = await service.send(command);
    expect(answer.status).toBe(201);
    return answer.body as Acknowledgement;
  };

  beforeAll(async () => {
    service = await ServiceOnServers.start({ mongoUrl: freshUrl(), timeouts: SHORT_TIMEOUTS });
    await openProgrammeOn(service.api);
    const submission = initiativeScript('open').next().value as SentCommand;
    author = submission.as;
    const { id: initiativeId } = await sent(submission);
    const { content } = submission.body as { readonly content: object };
    const secret = {
      ...submission.body,
      confidentiality: 'TECH_SECRET',
      content: { ...content, effectSummary: 'Giảm 5 % nhiên liệu.' },
    };
    ({ id: secretId } = await sent({ ...submission, key: 'secret', body: secret }));
    ({ id: outsider } = await sent(memberScript('OUTSIDER').next().value as SentCommand));
    const draft = { campaignId, unitId, title: 'Bản nháp' };
    ({ id: draftId } = await sent({ key: 'draft', as: author, path: 'initiatives/drafts', body: draft }));
    const { type, data, metadata } = JSON.parse(readFileSync('test/golden-events/AwardGranted.json', 'utf8')) as {
      readonly type: string;
      readonly data: { readonly awardId: string };
      readonly metadata: object;
    };
    const award = { ...data, campaignId, recipient: { kind: 'MEMBER', memberId: author } };
    await service.events.append(`award-${award.awardId}`, 'no-stream', [
      { id: randomUUID(), type, data: JSON.stringify(award), metadata: JSON.stringify(metadata) },
    ]);
    parameters = {
      awardId: award.awardId,
      campaignId,
      initiativeId,
      memberId: author,
      phase: '1',
      slug: 'store-unavailable',
      unitId,
    };
    await service.caughtUp();
    await service.eventStore.stop();
  }, 2 * MINUTE);
  afterAll(() => service.close());

  const routes = (): readonly string[] =>
    Object.entries(buildOpenApi(service.api.app, '0').paths)
      .filter(([, item]) => 'get' in item)
      .map(([path]) => path);
  const ask = (route: string) => {
    const path = route.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      route.endsWith('/draft') ? draftId : parameters[name]!,
    );
    return path.startsWith('/api/v1/')
      ? service.get(
          `${path.slice('/api/v1/'.length)}${QUERIES[route] ?? ''}`,
          route.includes('draft') ? author : auditor,
        )
      : service.operations(path);
  };

  it('answers every query of its OpenAPI document, but for histories and the log itself', async () => {
    const refused: string[] = [];
    for (const route of routes()) {
      const answer = await ask(route);
      if (answer.status === 200) continue;
      expect(answer).toMatchObject(unavailable);
      refused.push(route);
    }
    expect(refused.sort()).toEqual(NEEDS_THE_LOG);
  });

  it('answers with names, and with the position that the answer reflects', async () => {
    const { body, headers } = await service.get(`initiatives?unitId=${rootUnitId}`, auditor);
    expect(body).toMatchObject({ items: [{}, { unit: { id: unitId, name: 'Công đoàn Công ty Mẫu 01' } }] });
    expect(headers['x-position']).toMatch(/^\d+$/);
    expect(await service.get('initiatives/review-queue', reviewer)).toMatchObject({
      status: 200,
      body: { items: [{}, {}] },
    });
  });

  it('shows a technical secret to those whose role the read models have, and to nobody else', async () => {
    const secret = `initiatives/${secretId}`;
    expect(await service.get(secret, reviewer)).toMatchObject({ status: 200, body: { contentWithheld: false } });
    expect(await service.get(secret, outsider)).toMatchObject({ status: 200, body: { contentWithheld: true } });
    expect(await service.get(secret, randomUUID())).toMatchObject({
      status: 403,
      body: { code: 'NOT_AN_ACTIVE_MEMBER' },
    });
  });

  it('refuses to look at an earlier state, and commands', async () => {
    expect(await service.get(`initiatives/${parameters.initiativeId}?asOf=1`, auditor)).toMatchObject(unavailable);
    expect(await service.send(initiativeScript('late').next().value as SentCommand)).toMatchObject(unavailable);
  });
});
