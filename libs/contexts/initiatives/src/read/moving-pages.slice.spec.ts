import fc from 'fast-check';
import { organisationProjections } from '@app/organisation/read-models';
import type { SpecService } from '@app/testing';
import { initiativesProjections } from '../initiatives.projections.js';
import { author, campaignId, reviewer, submission, verifier } from '../specs/an-initiative.js';
import { InitiativeClient, startInitiatives, type Acted } from '../specs/initiatives-service.js';

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

describe('pages of a list whose order changes, while people write', () => {
  let service: SpecService;
  let client: InitiativeClient;
  const initiatives: Acted[] = [];

  const get = (path: string) => service.get(path, { as: author });
  const ids = ({ items }: Page) => items.map(({ id }) => id);

  beforeAll(async () => {
    service = await startInitiatives(...organisationProjections, ...initiativesProjections);
    client = new InitiativeClient(service);
    for (let index = 1; index <= 7; index += 1) {
      const benefitClaim = { ...submission.benefitClaim, amountVnd: `${index}00` };
      service.later(1_000);
      initiatives.push(await client.startReview(await client.submit({ benefitClaim })));
    }
  });
  afterAll(() => service.close());

  const assess = async (index: number, amountVnd: string): Promise<void> => {
    const body = { kind: 'SAVING', amountVnd, method: 'Đối chiếu hóa đơn.' };
    initiatives[index] = await client.act(initiatives[index]!, 'benefit-assessment', body, verifier);
  };

  test('shows each row once, or says that the list changed', async () => {
    let refused = 0;
    let complete = 0;
    const writes = fc.array(fc.record({ index: fc.nat(6), amount: fc.integer({ min: 1, max: 800 }) }), {
      maxLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('-benefit', 'benefit', '-status', 'status'),
        fc.array(writes, { minLength: 3, maxLength: 3 }),
        async (sort, between) => {
          const list = `initiatives?sort=${sort}`;
          const whole = ids((await get(list)).json<Page>());
          const paged: string[] = [];
          let cursor = '';
          for (let page = 0; ; page += 1) {
            const answer = await get(`${list}&limit=2${cursor}`);
            if (answer.statusCode !== 200) {
              expect(answer.json()).toMatchObject({ status: 410, code: 'LIST_CHANGED' });
              refused += 1;
              return;
            }
            const body = answer.json<Page>();
            paged.push(...ids(body));
            if (body.nextCursor === null) break;
            cursor = `&cursor=${body.nextCursor}`;
            for (const { index, amount } of between[page] ?? []) await assess(index, String(amount));
          }
          complete += 1;
          expect([...paged].sort()).toEqual([...whole].sort());
        },
      ),
      { numRuns: 30 },
    );
    expect([refused > 0, complete > 0]).toEqual([true, true]);
  });

  test('goes on while a row changes on its side of the page, and refuses one that crosses', async () => {
    for (const index of initiatives.keys()) await assess(index, `${index + 1}00`);
    const list = 'initiatives?sort=-benefit&limit=3';
    const first = (await get(list)).json<Page>();
    await assess(0, '150');
    await assess(6, '900');
    const next = await get(`${list}&cursor=${first.nextCursor}`);
    expect(next.statusCode).toBe(200);
    await assess(0, '1000');
    expect((await get(`${list}&cursor=${first.nextCursor}`)).json()).toMatchObject({ code: 'LIST_CHANGED' });
    const elsewhere = `initiatives?sort=-benefit&limit=3&phase=2`;
    expect((await get(elsewhere)).json<Page>().items).toEqual([]);
  });

  test('a list by receipt goes on whatever changes', async () => {
    const first = (await get('initiatives?limit=3')).json<Page>();
    await assess(0, '1');
    initiatives[1] = await client.act(
      initiatives[1]!,
      'rejection',
      { ground: 'INCOMPLETE', reason: 'Thiếu hồ sơ.' },
      reviewer,
    );
    const next = (await get(`initiatives?limit=200&cursor=${first.nextCursor}`)).json<Page>();
    expect(new Set([...ids(first), ...ids(next)]).size).toBe(7);
    expect(next.nextCursor).toBeNull();
  });

  test('drafts: refuses the next page once a draft was saved, which comes to the front', async () => {
    const save = (title: string) =>
      service.post('initiatives/drafts', { campaignId, unitId: submission.unitId, title }, { as: author });
    for (const title of ['Một', 'Hai', 'Ba']) {
      service.later(1_000);
      expect((await save(title)).statusCode).toBe(201);
    }
    const first = (await get('initiatives/drafts?limit=2')).json<Page>();
    const next = `initiatives/drafts?limit=2&cursor=${first.nextCursor}`;
    expect((await get(next)).json<Page>().items).toHaveLength(1);
    service.later(1_000);
    await save('Bốn');
    expect((await get(next)).json()).toMatchObject({ status: 410, code: 'LIST_CHANGED' });
  });
});
