import type { SpecService } from '@app/testing';
import {
  affiliated,
  affiliatedOfficer,
  author,
  campaignId,
  campaignOf,
  coAuthor,
  counted,
  countedInPhase2,
  countedOnBehalf,
  countedWithoutMoney,
  grassroots,
  grassrootsOfficer,
  id,
  officerElsewhere,
  campaignOfficer,
  roleGranted,
  sector,
  underReview,
  writtenAfterSealing,
} from '../specs/a-programme.js';
import { awardRequest, revocationRequest, toInitiative, toUnit } from '../specs/an-award.js';
import { startAwards } from '../specs/awards-service.js';

describe('POST /awards', () => {
  let service: SpecService;

  beforeEach(async () => {
    service = await startAwards();
  });
  afterEach(() => service.close());

  const award = (body: object, key = 'award', as = campaignOfficer) => service.post('awards', body, { as, key });
  const revoke = (awardId: string) =>
    service.post(`awards/${awardId}/revocation`, revocationRequest(), {
      as: campaignOfficer,
      key: 'revoke',
      ifMatch: '"0"',
    });
  const codeOf = async (answer: ReturnType<typeof award>): Promise<unknown> => {
    const { statusCode, body } = await answer;
    return { status: statusCode, code: (JSON.parse(body) as { code?: string }).code };
  };
  const accepted = { status: 201, code: undefined };
  const twice = { status: 409, code: 'ALREADY_AWARDED_FOR_ACHIEVEMENT' };
  const outOfScope = { status: 403, code: 'OUT_OF_SCOPE_UNIT' };

  test('records the award with the facts of the decision, and reserves the achievement', async () => {
    const answer = await award(awardRequest());

    const { id: awardId } = answer.json<{ id: string }>();
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toMatchObject({ location: `/api/v1/awards/${awardId}`, etag: '"0"' });
    const { citation, ...content } = awardRequest();
    expect(await service.events(`award-${awardId}`)).toMatchObject([
      {
        event: {
          type: 'AwardGranted',
          data: {
            ...content,
            awardId,
            unit: { unitId: grassroots, name: 'Công đoàn cơ sở Nhà máy Mới' },
            benefitVnd: '90000000',
            ruleSetVersion: 1,
            content: { citation },
          },
        },
        metadata: { actor: campaignOfficer, role: 'CAMPAIGN_OFFICER', unitId: sector, ruleSetVersion: 1 },
      },
    ]);
    for (const level of ['SECTOR', 'ANY']) {
      expect(
        (await service.events(`achievement-${level}_INITIATIVE.${counted}`)).map(({ event }) => event.data),
      ).toEqual([{ level: 'SECTOR', achievement: `INITIATIVE.${counted}`, holder: `award-${awardId}` }]);
    }
  });

  test('shows the unit under its name on the day of the decision', async () => {
    const answer = await award(awardRequest({ decidedOn: '2023-09-19' }));

    const [recorded] = await service.events(`award-${answer.json<{ id: string }>().id}`);
    expect(recorded!.event.data).toMatchObject({ unit: { name: 'Công đoàn cơ sở Nhà máy Cũ' } });
  });

  test('honours units for sealed results and initiatives for themselves', async () => {
    expect(await codeOf(award(toUnit(), 'unit'))).toEqual(accepted);
    expect(await codeOf(award(toInitiative(countedWithoutMoney), 'initiative'))).toEqual(accepted);
  });

  test('refuses an initiative that does not count, a benefit below the minimum, and a phase not sealed', async () => {
    const phase2 = { kind: 'SEALED_RESULT', campaignId, phase: 2, unitId: affiliated };
    const poor = awardRequest({ achievements: [{ kind: 'INITIATIVE', initiativeId: countedWithoutMoney }] });
    expect(await codeOf(award(toInitiative(underReview)))).toEqual({ status: 409, code: 'ACHIEVEMENT_NOT_COUNTED' });
    expect(await codeOf(award(toInitiative(writtenAfterSealing)))).toEqual({
      status: 409,
      code: 'ACHIEVEMENT_NOT_COUNTED',
    });
    expect(await codeOf(award(poor))).toEqual({ status: 409, code: 'BELOW_THRESHOLD' });
    expect(await codeOf(award(toUnit({ achievements: [phase2] })))).toEqual({ status: 409, code: 'PHASE_NOT_SEALED' });
    expect(await codeOf(award(awardRequest({ campaignId: id(99) })))).toEqual({
      status: 404,
      code: 'CAMPAIGN_NOT_FOUND',
    });
    expect(await service.events(`achievement-ANY_INITIATIVE.${underReview}`)).toEqual([]);
  });

  test('refuses an officer who once submitted the initiative on behalf of its authors', async () => {
    const conflict = { status: 409, code: 'CONFLICT_OF_INTEREST' };
    const achievements = [{ kind: 'INITIATIVE', initiativeId: countedOnBehalf }];
    expect(await codeOf(award(awardRequest({ achievements })))).toEqual(conflict);
    expect(await codeOf(award(toInitiative(countedOnBehalf)))).toEqual(conflict);
  });

  test('refuses an author who decides', async () => {
    expect(await codeOf(award(awardRequest(), 'award', coAuthor))).toEqual({
      status: 409,
      code: 'CONFLICT_OF_INTEREST',
    });
  });

  test.each([
    ['a missing id', { recipient: { kind: 'MEMBER' } }, ['/recipient/memberId', 'REQUIRED']],
    [
      'an id of another kind',
      { recipient: { kind: 'MEMBER', memberId: author, unitId: grassroots } },
      ['/recipient/unitId', 'UNKNOWN_FIELD'],
    ],
    [
      'an achievement without its phase',
      { achievements: [{ kind: 'SEALED_RESULT', campaignId, unitId: grassroots }] },
      ['/achievements/0/phase', 'REQUIRED'],
    ],
  ])('refuses %s and names the field', async (_case, changes, [pointer, code]) => {
    const answer = await award(awardRequest(changes));

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer, code }] });
  });

  describe('who may award', () => {
    const at = (level: string) => awardRequest({ level });

    test('an officer may award at the level of their own union, inside it', async () => {
      expect(await codeOf(award(at('AFFILIATED'), 'a', affiliatedOfficer))).toEqual(accepted);
      const grassrootsAward = { ...toInitiative(countedInPhase2), level: 'GRASSROOTS' };
      expect(await codeOf(award(grassrootsAward, 'b', grassrootsOfficer))).toEqual(accepted);
      const [recorded] = (await service.events(`achievement-AFFILIATED_INITIATIVE.${counted}`)).slice(-1);
      expect(recorded!.metadata).toMatchObject({ role: 'UNION_OFFICER', unitId: affiliated });
    });

    test.each([
      ['at another level than the own', 'GRASSROOTS', affiliatedOfficer],
      ['above the own level', 'AFFILIATED', grassrootsOfficer],
      ['at sector level', 'SECTOR', affiliatedOfficer],
      ['at national level', 'NATIONAL', grassrootsOfficer],
      ['in another union', 'AFFILIATED', officerElsewhere],
    ])('an officer may not award %s', async (_case, level, officer) => {
      expect(await codeOf(award(at(level), 'award', officer))).toEqual(outOfScope);
    });

    test('a member without a role may not award', async () => {
      expect(await codeOf(award(at('GRASSROOTS'), 'award', author))).toEqual(outOfScope);
    });

    test.each([
      ['AFFILIATED', affiliated],
      ['GRASSROOTS', grassroots],
    ])('the refusal names both who may award at level %s', async (level, unitId) => {
      const { detail, facts } = (await award(at(level), 'award', author)).json<{ detail: string; facts: object }>();
      expect(facts).toMatchObject({
        requiredRoles: ['CAMPAIGN_OFFICER'],
        alternativeRoles: ['UNION_OFFICER'],
        alternativeUnitId: unitId,
      });
      const { unitName, alternativeUnitName } = facts as { unitName: string; alternativeUnitName: string };
      expect(detail).toContain(unitName);
      expect(detail).toContain(alternativeUnitName);
    });

    test.each(['SECTOR', 'NATIONAL'])('the refusal names the campaign officer alone at level %s', async (level) => {
      const { facts } = (await award(at(level), 'award', author)).json<{ facts: object }>();
      expect(Object.keys(facts).sort()).toEqual(['requiredRoles', 'unitId', 'unitName']);
    });

    test('the campaign officer may award at every level', async () => {
      for (const level of ['NATIONAL', 'SECTOR', 'AFFILIATED', 'GRASSROOTS']) {
        expect(await codeOf(award({ ...toInitiative(countedInPhase2), level }, level))).toEqual(accepted);
      }
    });
  });

  test('a campaign of an affiliated union awards at its level and below', async () => {
    const own = id(2);
    await service.given(`campaign-${own}`, ...campaignOf(own, affiliated));
    await service.given(`member-${affiliatedOfficer}`, roleGranted(affiliatedOfficer, 'CAMPAIGN_OFFICER', affiliated));
    const outcome = (level: string, key: string) =>
      codeOf(award({ ...awardRequest({ level }), campaignId: own }, key, affiliatedOfficer));
    for (const level of ['NATIONAL', 'SECTOR']) {
      expect(await outcome(level, level)).toEqual({ status: 422, code: 'AWARD_LEVEL_ABOVE_OWNER' });
    }
    expect(await outcome('AFFILIATED', 'own')).toEqual({ status: 409, code: 'ACHIEVEMENT_NOT_COUNTED' });
  });

  test('refuses a form that the rule set does not give to such recipients', async () => {
    expect(await codeOf(award(toUnit({ form: 'CREATIVE_LABOUR_CERTIFICATE' })))).toEqual({
      status: 422,
      code: 'RECIPIENT_NOT_ELIGIBLE',
    });
  });

  describe('one achievement, one award', () => {
    test('a retry returns the first response; other content under the key is refused', async () => {
      const first = await award(awardRequest());
      const again = await award(awardRequest());

      expect(again.statusCode).toBe(201);
      expect(again.json()).toEqual(first.json());
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(await codeOf(award(awardRequest({ citation: 'Khác' })))).toEqual({
        status: 422,
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
    });

    test('refuses a second award at one level, in any form and for any recipient', async () => {
      expect(await codeOf(award(toInitiative(countedInPhase2), 'a'))).toEqual(accepted);
      const again = [{ kind: 'INITIATIVE', initiativeId: countedInPhase2 }];
      expect(await codeOf(award(awardRequest({ achievements: again }), 'b'))).toEqual(twice);
    });

    test('refuses an award at another level if the rules of the phase forbid it', async () => {
      expect(await codeOf(award(toInitiative(counted), 'a'))).toEqual(accepted);
      expect(await codeOf(award(toInitiative(counted, { level: 'NATIONAL' }), 'b'))).toEqual(twice);
    });

    test('allows one award at each level if the rules of the phase allow it', async () => {
      expect(await codeOf(award(toInitiative(countedInPhase2), 'a'))).toEqual(accepted);
      expect(await codeOf(award(toInitiative(countedInPhase2, { level: 'NATIONAL' }), 'b'))).toEqual(accepted);
      expect(await codeOf(award(toInitiative(countedInPhase2, { level: 'NATIONAL' }), 'c'))).toEqual(twice);
    });

    test('applies the rules of its own phase to each of several achievements', async () => {
      const both = [counted, countedInPhase2].map((initiativeId) => ({ kind: 'INITIATIVE', initiativeId }));
      expect(await codeOf(award(awardRequest({ achievements: both }), 'a'))).toEqual(accepted);
      expect(await codeOf(award(toInitiative(countedInPhase2, { level: 'NATIONAL' }), 'b'))).toEqual(accepted);
      expect(await codeOf(award(toInitiative(counted, { level: 'NATIONAL' }), 'c'))).toEqual(twice);
    });

    test('one of many concurrent awards succeeds', async () => {
      const levels = ['NATIONAL', 'SECTOR', 'AFFILIATED', 'GRASSROOTS', 'SECTOR', 'SECTOR'];
      const outcomes = await Promise.all(
        levels.map((level, index) => codeOf(award(toInitiative(counted, { level }), `award-${index}`))),
      );

      expect(outcomes.filter((outcome) => JSON.stringify(outcome) === JSON.stringify(accepted))).toHaveLength(1);
      expect(outcomes.filter((outcome) => JSON.stringify(outcome) === JSON.stringify(twice))).toHaveLength(5);
    });

    test('of two concurrent awards with common achievements, in any order, one gets all of them', async () => {
      const named = [counted, countedInPhase2].map((initiativeId) => ({ kind: 'INITIATIVE', initiativeId }));
      const outcomes = await Promise.all([
        codeOf(award(awardRequest({ achievements: named }), 'a')),
        codeOf(award(awardRequest({ achievements: named.toReversed() }), 'b')),
      ]);

      expect(outcomes).toEqual(expect.arrayContaining([accepted, twice]));
    });

    test('a retry after a crash between reservation and award completes it', async () => {
      service.store.interruptBefore('award-');
      expect(await codeOf(award(toInitiative(counted)))).toEqual({ status: 503, code: 'STORE_UNAVAILABLE' });
      expect(await service.events(`achievement-SECTOR_INITIATIVE.${counted}`)).toHaveLength(1);
      service.later(3_000);
      expect(await codeOf(award(toInitiative(counted), 'somebody-else'))).toEqual(twice);

      const { id: awardId } = (await award(toInitiative(counted))).json<{ id: string }>();
      expect(await service.events(`award-${awardId}`)).toHaveLength(1);
      for (const level of ['SECTOR', 'ANY']) {
        const [last] = (await service.events(`achievement-${level}_INITIATIVE.${counted}`)).slice(-1);
        expect(last!.event.data).toMatchObject({ holder: `award-${awardId}` });
      }
    });

    test('a retry after a crash between two reservations completes it', async () => {
      service.store.interruptBefore('achievement-SECTOR_INITIATIVE.');
      expect((await award(toInitiative(counted))).statusCode).toBe(503);

      expect(await codeOf(award(toInitiative(counted)))).toEqual(accepted);
    });

    test('an achievement reserved by a command that was never retried is free again after a minute', async () => {
      service.store.interruptBefore('award-');
      await award(toInitiative(counted));
      service.later(60_001);

      expect(await codeOf(award(toInitiative(counted), 'somebody-else'))).toEqual(accepted);
      expect(await codeOf(award(toInitiative(counted)))).toEqual(twice);
    });

    test('allows one new award after a revocation', async () => {
      const first = await award(toInitiative(counted), 'a');
      const { id: awardId } = first.json<{ id: string }>();
      expect(await codeOf(award(toInitiative(counted), 'b'))).toEqual(twice);
      expect((await revoke(awardId)).statusCode).toBe(200);

      expect(await codeOf(award(toInitiative(counted, { level: 'NATIONAL' }), 'c'))).toEqual(accepted);
      expect(await codeOf(award(toInitiative(counted), 'd'))).toEqual(twice);
      const repeat = await award(toInitiative(counted), 'a');
      expect(repeat.json()).toEqual(first.json());
    });

    test('one of many concurrent new awards after a revocation succeeds', async () => {
      const first = await award(toInitiative(counted), 'a');
      await revoke(first.json<{ id: string }>().id);
      const outcomes = await Promise.all(
        [1, 2, 3, 4].map((index) => codeOf(award(toInitiative(counted), `again-${index}`))),
      );

      expect(outcomes.filter((outcome) => JSON.stringify(outcome) === JSON.stringify(accepted))).toHaveLength(1);
    });
  });
});
