import { campaignsProjections } from '@app/campaigns/read-models';
import { figuresProjections } from '@app/figures/read-models';
import { organisationProjections } from '@app/organisation/read-models';
import type { SpecService } from '@app/testing';
import { initiativesProjections } from '../../initiatives.projections.js';
import { campaignId, cutoff, duringReview, reviewer, rootUnit, stranger } from '../../specs/an-initiative.js';
import { InitiativeClient, startInitiatives } from '../../specs/initiatives-service.js';

interface Counts {
  readonly figures: { readonly tally: { readonly counted: number } };
  readonly sealed: { readonly figures: readonly { readonly metric: string; readonly value: string | null }[] } | null;
}

describe('GET /initiatives?countedInPhase=', () => {
  let service: SpecService;

  beforeAll(async () => {
    service = await startInitiatives(
      ...organisationProjections,
      ...campaignsProjections,
      ...initiativesProjections,
      ...figuresProjections,
    );
  });
  afterAll(() => service.close());

  const counted = async (phase: number) => {
    const answer = await service.get(`initiatives?campaignId=${campaignId}&countedInPhase=${phase}`, { as: stranger });
    return answer
      .json<{ items: readonly { id: string; phase: number; countedInPhase: number }[] }>()
      .items.map((each) => [each.id, each.phase, each.countedInPhase]);
  };
  const counts = async (phase: number) => {
    const answer = await service.get(`campaigns/${campaignId}/phases/${phase}/summary`, { as: stranger });
    const { figures, sealed } = answer.json<Counts>();
    return [figures.tally.counted, sealed?.figures.find(({ metric }) => metric === 'M04')?.value ?? null];
  };
  const close = async (body: object) => {
    const revision = (await service.events(`campaign-${campaignId}`)).length - 1;
    const path = `campaigns/${campaignId}/phases/1/closure`;
    const answer = await service.post(
      path,
      { decisionNo: '7/QĐ', ...body },
      { as: stranger, ifMatch: `"${revision}"` },
    );
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  };

  test('an entry carried over is listed where it counts, and both lists have as many as the figures, live and sealed', async () => {
    await service.given(`member-${stranger}`, {
      type: 'RoleGranted',
      data: { memberId: stranger, role: 'CAMPAIGN_OFFICER', unitId: rootUnit, decisionNo: '6/QĐ-MAU' },
    });
    const client = new InitiativeClient(service);
    const inTime = await client.approved();
    const carriedOver = await client.readyForApproval();
    await client.submit();
    service.at(duringReview);
    await close({ mode: 'SUBMISSIONS' });
    service.at(cutoff).later(60_000);
    await close({ mode: 'SEAL', carryOverTo: 2 });
    expect(await counted(2)).toEqual([]);
    await client.act(carriedOver, 'approval', {}, reviewer);

    expect(await counted(1)).toEqual([[inTime.id, 1, 1]]);
    expect(await counts(1)).toEqual([1, '1']);
    expect(await counted(2)).toEqual([[carriedOver.id, 1, 2]]);
    expect(await counts(2)).toEqual([1, null]);
    expect(await counted(3)).toEqual([]);
  });

  test('reads the phase as of a position as the list does', async () => {
    const [[id]] = (await counted(2)) as [[string]];
    const asOf = await service.get(`initiatives/${id}?asOf=${await service.store.head()}`, { as: stranger });
    expect(asOf.json()).toMatchObject({ phase: 1, countedInPhase: 2 });
  });
});
