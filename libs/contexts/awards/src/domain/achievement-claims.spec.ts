import { achievementClaims } from './achievement-claims.js';
import type { AwardFacts, PhaseFacts } from './award.facts.js';

const phase = (number: number, awardAtSeveralLevels: boolean): PhaseFacts => ({
  phase: number,
  evaluationCutoff: '2022-07-31T17:00:00.000Z',
  ruleSetVersion: number,
  rules: { individualAwardMinimumVnd: null, awardAtSeveralLevels, awardKinds: [] },
  sealedUnits: new Set(['u']),
});
const facts: AwardFacts = {
  highestLevel: 'NATIONAL',
  phases: [phase(1, false), phase(2, true)],
  initiatives: new Map([
    [
      'i',
      {
        campaignId: 'c',
        initiativeId: 'i',
        countedInPhase: 2,
        approvedAt: '2022-07-20T02:00:00.000Z',
        title: '',
        authors: [],
        involved: [],
        verifiedBenefitVnd: null,
      },
    ],
    [
      'uncounted',
      {
        initiativeId: 'uncounted',
        campaignId: 'c',
        countedInPhase: null,
        approvedAt: null,
        title: '',
        authors: [],
        involved: [],
        verifiedBenefitVnd: null,
      },
    ],
  ]),
  recipientUnit: null,
};
const result = { kind: 'SEALED_RESULT', campaignId: 'c', phase: 1, unitId: 'u' } as const;

describe('achievementClaims', () => {
  it('claims an achievement at the level, and at any level if the rules of its phase allow one award only', () => {
    expect(achievementClaims({ level: 'SECTOR', achievements: [result] }, 'award-1', facts)).toEqual(
      ['achievement-ANY_RESULT.c.1.u', 'achievement-SECTOR_RESULT.c.1.u'].map((stream) => ({
        stream,
        event: {
          type: 'AchievementReserved',
          data: { level: 'SECTOR', achievement: 'RESULT.c.1.u', holder: 'award-1' },
        },
      })),
    );
  });

  it('claims it only at the level if the rules allow several', () => {
    const achievements = [{ kind: 'INITIATIVE', initiativeId: 'i' }] as const;
    expect(
      achievementClaims({ level: 'NATIONAL', achievements }, 'award-1', facts).map(({ stream }) => stream),
    ).toEqual(['achievement-NATIONAL_INITIATIVE.i']);
  });

  it('applies the rules of each achievement’s own phase', () => {
    const achievements = [result, { ...result, phase: 2 }];
    expect(achievementClaims({ level: 'SECTOR', achievements }, 'award-1', facts).map(({ stream }) => stream)).toEqual([
      'achievement-ANY_RESULT.c.1.u',
      'achievement-SECTOR_RESULT.c.1.u',
      'achievement-SECTOR_RESULT.c.2.u',
    ]);
  });
});
