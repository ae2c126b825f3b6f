import type { SpecService } from '@app/testing';
import {
  campaignId,
  launched,
  officerId,
  ownerUnitId,
  phase1,
  preparing,
  published,
  rules,
  twoPhases,
} from '../specs/a-campaign.js';
import { startCampaigns } from '../specs/campaigns-service.js';
import { METRICS } from '../domain/metrics.js';
import { campaignCardProjection } from './campaign-card.projection.js';

const stream = `campaign-${campaignId}`;
let service: SpecService;
beforeEach(async () => {
  service = await startCampaigns(campaignCardProjection);
  const category = { qualification: 'UNIVERSITY_OR_ABOVE', leader: false, sector: 'ENTERPRISE' } as const;
  const data = { memberId: officerId, unitId: ownerUnitId, category, enrolledOn: '2022-01-10' };
  await service.given(`member-${officerId}`, { type: 'MemberEnrolled', data });
});
afterEach(() => service.close());

const other = '3d5f7b91-0a2c-5e4d-8f6b-9c1d3e5f7a08';

describe('GET /campaigns/{id}', () => {
  test('shows the campaign with its rules and phases; the ETag begins with the revision', async () => {
    await service.given(stream, ...twoPhases);
    const answer = await service.get(`campaigns/${campaignId}`, { as: officerId });
    expect([answer.statusCode, answer.headers.etag]).toEqual([200, expect.stringMatching(/^"3-/)]);
    const { campaignId: _, ...schedule } = phase1.data;
    expect(answer.json()).toMatchObject({
      id: campaignId,
      code: 'MAU-2022',
      launchedAt: preparing,
      ruleSets: [{ version: 1, publishedAt: preparing, rules }],
      phases: [{ ...schedule, submissionsClosed: null, sealed: null }, { phase: 2 }],
      peakDrive: null,
    });
  });
  test('404 for an unknown campaign, 400 for a malformed id', async () => {
    await service.given(stream, launched);
    expect((await service.get(`campaigns/${other}`, { as: officerId })).json()).toMatchObject({
      status: 404,
      code: 'CAMPAIGN_NOT_FOUND',
    });
    expect((await service.get('campaigns/MAU-2022', { as: officerId })).statusCode).toBe(400);
  });
});

describe('GET /campaigns', () => {
  test('lists the newest first, by page and by owner', async () => {
    await service.given(stream, launched);
    service.at('2022-03-01T00:00:00.000Z');
    const second = { ...launched.data, campaignId: other, code: 'MAU-2023', ownerUnitId: other };
    await service.given(`campaign-${other}`, { type: 'CampaignLaunched', data: second });
    const codes = async (query: string) => {
      const answer = await service.get(`campaigns${query}`, { as: officerId });
      const { items, nextCursor } = answer.json<{ items: { code: string }[]; nextCursor: string | null }>();
      return { codes: items.map(({ code }) => code), nextCursor };
    };
    expect(await codes('')).toEqual({ codes: ['MAU-2023', 'MAU-2022'], nextCursor: null });
    const first = await codes('?limit=1');
    expect(first.codes).toEqual(['MAU-2023']);
    expect(await codes(`?limit=1&cursor=${first.nextCursor}`)).toEqual({ codes: ['MAU-2022'], nextCursor: null });
    expect((await codes(`?ownerUnitId=${ownerUnitId}`)).codes).toEqual(['MAU-2022']);
  });
});

describe('GET /campaigns/{id}/history', () => {
  test('returns a sentence and the stored event for each entry, by page', async () => {
    await service.given(stream, ...twoPhases);
    const first = await service.get(`campaigns/${campaignId}/history?limit=3`, { as: officerId });
    const page = first.json<{ items: object[]; nextCursor: string }>();
    expect(page.items).toMatchObject([
      { type: 'CampaignLaunched', revision: '0' },
      {
        type: 'RuleSetPublished',
        revision: '1',
        sentence: { en: expect.stringContaining('version 1 of the rules') as string },
        raw: { type: 'RuleSetPublished', data: published.data },
      },
      { type: 'PhaseScheduled', revision: '2' },
    ]);
    const rest = await service.get(`campaigns/${campaignId}/history?limit=3&cursor=${page.nextCursor}`, {
      as: officerId,
    });
    expect(rest.json()).toMatchObject({ items: [{ revision: '3' }], nextCursor: null });
  });
  test('404 for an unknown campaign', async () => {
    expect((await service.get(`campaigns/${other}/history`, { as: officerId })).statusCode).toBe(404);
  });
});

test('GET /metrics-dictionary returns every metric', async () => {
  const answer = await service.get('metrics-dictionary', { as: officerId });
  expect(answer.json()).toEqual({ items: METRICS, nextCursor: null });
});
