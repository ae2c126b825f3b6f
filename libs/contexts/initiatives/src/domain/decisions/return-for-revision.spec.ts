import { deciderSpec } from '@app/testing';
import { coAuthor, rejected, returned, returnForRevision, submitted, underReview } from '../../specs/an-initiative.js';
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
