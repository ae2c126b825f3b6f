import fc from 'fast-check';
import type { SpecService } from '@app/testing';
import { campaignFiguresProjection } from './campaign-figures/campaign-figures.projection.js';
import {
  an,
  campaignEvents,
  campaignId,
  id,
  inMarch,
  inMay,
  lifeCycleOf,
  owner,
  targetFor,
  unitEvents,
} from '../specs/a-history.js';
import { startFigures } from '../specs/figures-service.js';

const units = Array.from({ length: 7 }, (_, index) => id(7000 + index));
const authors = Array.from({ length: 9 }, (_, index) => id(7100 + index));

interface Page {
  readonly items: readonly { readonly unitId?: string; readonly memberId?: string; readonly rank: number | null }[];
  readonly nextCursor: string | null;
}

describe('pages of a board, while people write', () => {
  let service: SpecService;
  let initiatives = 7200;

  const get = (path: string) => service.get(`campaigns/${campaignId}/${path}`, { as: an });
  const shown = ({ items }: Page) => items.map(({ unitId, memberId, rank }) => [memberId ?? unitId, rank]);

  const submit = async (unit: number, author: number) => {
    const initiativeId = id((initiatives += 1));
    const lifeCycle = lifeCycleOf(initiativeId);
    await service.given(
      `initiative-${initiativeId}`,
      lifeCycle.submitted({
        at: inMarch,
        unitId: units[unit]!,
        unitPath: [owner, units[unit]!],
        authors: [authors[author]!],
      }),
      lifeCycle.reviewed(),
    );
    return { stream: `initiative-${initiativeId}`, lifeCycle };
  };
  const approve = async (unit: number, author: number) => {
    const { stream, lifeCycle } = await submit(unit, author);
    service.later(1_000);
    await service.given(stream, lifeCycle.approved({ at: inMay, benefitVnd: `${initiatives}` }));
  };

  beforeAll(async () => {
    service = await startFigures(campaignFiguresProjection);
    for (const event of unitEvents) await service.given(`unit-${event.data.unitId}`, event);
    await service.given(`campaign-${campaignId}`, ...campaignEvents);
    for (const [index, unitId] of units.entries()) {
      const data = {
        unitId,
        code: `U-${index}`,
        name: `U-${index}`,
        level: 'AFFILIATED',
        parentId: owner,
        block: null,
      };
      await service.given(`unit-${unitId}`, { type: 'UnitEstablished', data });
      await approve(index, index);
    }
  });
  afterAll(() => service.close());

  const boards = [
    'unit-leaderboard?by=count',
    'unit-leaderboard?by=completion&scope=PHASE_1',
    'unit-leaderboard?by=benefit',
    'member-leaderboard?by=count',
    'member-leaderboard?by=benefit&scope=PHASE_1',
  ];
  const writes = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('approve' as const), unit: fc.nat(6), author: fc.nat(8) }),
      fc.record({ kind: fc.constant('submit' as const), unit: fc.nat(6), author: fc.nat(8) }),
      fc.record({ kind: fc.constant('target' as const), unit: fc.nat(6), author: fc.nat(8) }),
      fc.record({ kind: fc.constant('block' as const), unit: fc.nat(6), author: fc.nat(8) }),
    ),
    { minLength: 1, maxLength: 3 },
  );
  const write = async ({ kind, unit, author }: { kind: string; unit: number; author: number }): Promise<void> => {
    const unitId = units[unit]!;
    if (kind === 'approve') await approve(unit, author);
    else if (kind === 'submit') await submit(unit, author);
    else if (kind === 'target') {
      await service.given(`target-${campaignId}_${unitId}`, targetFor(unitId, 'PHASE_1', author + 1));
    } else {
      await service.given(`unit-${unitId}`, {
        type: 'UnitAssignedToBlock',
        data: { unitId, block: `BLOCK-${author % 2}` },
      });
    }
  };

  it("contain each row of the first page's moment once, in its order and rank", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...boards),
        fc.array(writes, { minLength: 4, maxLength: 4 }),
        async (board, between) => {
          const whole = shown((await get(`${board}&limit=200`)).json<Page>());
          const paged: ReturnType<typeof shown> = [];
          let cursor = '';
          for (let page = 0; ; page += 1) {
            const answer = await get(`${board}&limit=3${cursor}`);
            expect(answer.statusCode).toBe(200);
            const body = answer.json<Page>();
            paged.push(...shown(body));
            if (body.nextCursor === null) break;
            cursor = `&cursor=${body.nextCursor}`;
            for (const each of between[page] ?? []) await write(each);
          }
          expect(paged).toEqual(whole);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('are read from the present while the order stays, and say which moment they are of', async () => {
    const board = 'unit-leaderboard?limit=3';
    const first = (await get(board)).json<Page>();
    await submit(0, 0);
    const end = String(await service.store.head());
    const next = await get(`${board}&cursor=${first.nextCursor}`);
    expect(next.headers['x-position']).toBe(end);
    await approve(6, 6);
    const pinned = await get(`${board}&cursor=${first.nextCursor}`);
    expect(BigInt(pinned.headers['x-position'] as string)).toBeLessThan(BigInt(end));
    expect(shown(pinned.json<Page>())).toEqual(shown(next.json<Page>()));
  });
});
