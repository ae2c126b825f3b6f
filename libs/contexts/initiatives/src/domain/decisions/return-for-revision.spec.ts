import { deciderSpec } from '@app/testing';
import {
  campaign,
  campaignWith,
  coAuthor,
  cutoff,
  phaseOne,
  phaseTwo,
  rejected,
  returned,
  returnForRevision,
  submitted,
  underReview,
} from '../../specs/an-initiative.js';
import type { CampaignFacts } from '../campaign-phases.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);

describe('ReturnForRevision', () => {
  test('records the reasons and 24:00 of the due day', () => {
    given(submitted()).when(returnForRevision()).then(returned);
    given(...underReview)
      .when(returnForRevision())
      .then(returned);
    expect(returned.data.dueAt).toBe('2022-03-20T17:00:00.000Z');
  });
  test('the due day is between tomorrow and the last day the rules allow', () => {
    const returnedUntil = (day: string, dueAt: string) =>
      given(...underReview)
        .when(returnForRevision({ dueOn: day }))
        .then({ type: 'InitiativeReturned', data: { ...returned.data, dueAt } });
    returnedUntil('2022-03-03', '2022-03-03T17:00:00.000Z');
    returnedUntil('2022-04-01', '2022-04-01T17:00:00.000Z');
    for (const day of ['2022-03-02', '2022-04-02']) {
      given(...underReview)
        .when(returnForRevision({ dueOn: day }))
        .thenRefused('invalid', 'DUE_DATE_OUT_OF_RANGE', {
          details: { after: '2022-03-02', until: '2022-04-01' },
          pointer: '/dueOn',
        });
    }
  });
  test('the due day is not after the evaluation cut-off, whatever the rules allow', () => {
    const due = (day: string, facts: CampaignFacts, at = '2022-06-20T02:00:00.000Z') =>
      given(...underReview).when(returnForRevision({ dueOn: day, campaign: facts }, { at }));
    const noLaterThan = (until: string, evaluationCutoff: string) =>
      ['invalid', 'DUE_AFTER_EVALUATION_CUTOFF', { details: { until, evaluationCutoff }, pointer: '/dueOn' }] as const;
    due('2022-06-30', campaign).then({ type: 'InitiativeReturned', data: { ...returned.data, dueAt: cutoff } });
    due('2022-07-01', campaign).thenRefused(...noLaterThan('2022-06-30', cutoff));
    due('2022-07-21', campaign).thenRefused('invalid', 'DUE_DATE_OUT_OF_RANGE', {
      details: { after: '2022-06-20', until: '2022-06-30' },
    });
    const midday = '2022-06-30T05:00:00.000Z';
    const untilMidday = campaignWith({ ...phaseOne, evaluationCutoff: midday }, phaseTwo);
    due('2022-06-30', untilMidday).thenRefused(...noLaterThan('2022-06-29', midday));
    due('2022-07-01', campaign, cutoff).thenRefused('conflict', 'EVALUATION_CUTOFF_PASSED');
  });
  test('a carried-over entry is due by the rules and the cut-off of the phase it counts in', () => {
    const carriedOver = campaignWith(
      { ...phaseOne, sealed: { carriedOverTo: 2 } },
      { ...phaseTwo, rules: { ...phaseTwo.rules, revisionDays: 10 } },
    );
    const due = (day: string, at: string) =>
      given(...underReview).when(returnForRevision({ dueOn: day, campaign: carriedOver }, { at }));
    const { evaluationCutoff } = phaseTwo;
    due('2022-08-12', '2022-08-01T02:00:00.000Z').thenRefused('invalid', 'DUE_DATE_OUT_OF_RANGE', {
      details: { after: '2022-08-01', until: '2022-08-11' },
    });
    due('2023-09-15', '2023-09-10T02:00:00.000Z').then({
      type: 'InitiativeReturned',
      data: { ...returned.data, dueAt: evaluationCutoff },
    });
    due('2023-09-16', '2023-09-10T02:00:00.000Z').thenRefused('invalid', 'DUE_AFTER_EVALUATION_CUTOFF', {
      details: { until: '2023-09-15', evaluationCutoff },
    });
  });
  test('refused once decided, and to anybody involved', () => {
    given(...underReview, rejected)
      .when(returnForRevision())
      .thenRefused('conflict', 'NOT_UNDER_REVIEW');
    given(...underReview)
      .when(returnForRevision({}, { by: coAuthor }))
      .thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    given().when(returnForRevision()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
});
