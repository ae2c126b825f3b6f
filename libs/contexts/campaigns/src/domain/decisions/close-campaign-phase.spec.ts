import { deciderSpec } from '@app/testing';
import {
  after,
  before,
  closeSubmissions,
  cutoffOfPhase1,
  cutoffOfPhase2,
  endOfPhase1,
  endOfPhase2,
  openingOfPhase1,
  phase2,
  seal,
  sealed,
  submissionsClosed,
  twoPhases,
} from '../../specs/a-campaign.js';
import type { CampaignEvent } from '../campaign.events.js';
import { campaignDecider } from '../campaign.decider.js';

const { given } = deciderSpec(campaignDecider);

describe('CloseCampaignPhase, submissions', () => {
  const midnight = endOfPhase1;

  test('confirms the scheduled cut-offs a millisecond before 24:00, at 24:00, and long after', () => {
    expect(midnight).toBe('2022-05-31T17:00:00.000Z');
    for (const at of [before(midnight, 1), midnight, after(cutoffOfPhase1, 86_400_000)]) {
      given(...twoPhases)
        .when(closeSubmissions(at))
        .then(submissionsClosed);
    }
  });
  test('naming the scheduled cut-off changes nothing, whenever it is received', () => {
    given(...twoPhases)
      .when(closeSubmissions(midnight, { closesAt: midnight, evaluationCutoff: cutoffOfPhase1 }))
      .then(submissionsClosed);
  });
  test('an early close is recorded 60 s before it takes effect, not 59.999 s', () => {
    const at = before(midnight, 3_600_000);
    given(...twoPhases)
      .when(closeSubmissions(at, { closesAt: after(at, 60_000) }))
      .then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, closesAt: after(at, 60_000) } });
    given(...twoPhases)
      .when(closeSubmissions(at, { closesAt: after(at, 59_999) }))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON', { pointer: '/closesAt' });
  });
  test('an earlier close is refused in the last minute before 24:00', () => {
    given(...twoPhases)
      .when(closeSubmissions(before(midnight, 60_001), { closesAt: before(midnight, 1) }))
      .then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, closesAt: before(midnight, 1) } });
    given(...twoPhases)
      .when(closeSubmissions(before(midnight, 60_000), { closesAt: before(midnight, 1) }))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON');
  });
  test('the end of submissions cannot be postponed', () => {
    given(...twoPhases)
      .when(closeSubmissions(openingOfPhase1, { closesAt: after(midnight, 1) }))
      .thenRefused('invalid', 'CLOSES_AFTER_SCHEDULE');
  });
  test('the evaluation cut-off may move either way, 60 s ahead, not 59.999 s', () => {
    for (const evaluationCutoff of [before(cutoffOfPhase1, 86_400_000), after(cutoffOfPhase1, 86_400_000)]) {
      given(...twoPhases)
        .when(closeSubmissions(midnight, { evaluationCutoff }))
        .then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, evaluationCutoff } });
    }
    given(...twoPhases)
      .when(closeSubmissions(midnight, { evaluationCutoff: after(midnight, 60_000) }))
      .then({
        type: 'SubmissionsClosed',
        data: { ...submissionsClosed.data, evaluationCutoff: after(midnight, 60_000) },
      });
    given(...twoPhases)
      .when(closeSubmissions(midnight, { evaluationCutoff: after(midnight, 59_999) }))
      .thenRefused('invalid', 'CUTOFF_TOO_SOON', { pointer: '/evaluationCutoff' });
  });
  test('an earlier evaluation cut-off leaves the authors of returned initiatives their time', () => {
    const evaluationCutoff = before(cutoffOfPhase1, 86_400_000);
    const due = (...dueAt: readonly string[]) =>
      given(...twoPhases).when(
        closeSubmissions(midnight, {
          evaluationCutoff,
          openRevisions: dueAt.map((each, index) => ({ initiativeId: String(index), dueAt: each })),
        }),
      );
    due(evaluationCutoff).then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, evaluationCutoff } });
    due(midnight, after(evaluationCutoff, 2), after(evaluationCutoff, 1)).thenRefused(
      'conflict',
      'REVISIONS_DUE_LATER',
      {
        details: { returned: 2, latestDueAt: after(evaluationCutoff, 2) },
        pointer: '/evaluationCutoff',
      },
    );
  });
  test('an evaluation cut-off leaves room to carry over to the next phase', () => {
    const { evaluationCutoff: next } = phase2.data;
    const moved = (evaluationCutoff: string) =>
      given(...twoPhases).when(closeSubmissions(midnight, { evaluationCutoff }));
    const latest = before(next, 60_001);
    moved(latest).then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, evaluationCutoff: latest } });
    moved(before(next, 60_000)).thenRefused('invalid', 'CUTOFFS_OUT_OF_ORDER', {
      details: { phase: 2, evaluationCutoff: next },
    });
  });
  test('a cut-off in force cannot be moved', () => {
    const evaluationCutoff = after(cutoffOfPhase1, 86_400_000);
    given(...twoPhases)
      .when(closeSubmissions(before(cutoffOfPhase1, 1), { evaluationCutoff }))
      .then({ type: 'SubmissionsClosed', data: { ...submissionsClosed.data, evaluationCutoff } });
    given(...twoPhases)
      .when(closeSubmissions(cutoffOfPhase1, { evaluationCutoff }))
      .thenRefused('conflict', 'EVALUATION_CUTOFF_PASSED');
  });
  test('the evaluation cut-off cannot be before the end of submissions', () => {
    given(...twoPhases)
      .when(closeSubmissions(openingOfPhase1, { evaluationCutoff: before(midnight, 1) }))
      .thenRefused('invalid', 'CUTOFF_BEFORE_CLOSE');
  });
  test('the phase must have opened', () => {
    given(...twoPhases)
      .when(closeSubmissions(before(openingOfPhase1, 1)))
      .thenRefused('conflict', 'PHASE_NOT_OPEN');
    given(...twoPhases)
      .when(closeSubmissions(openingOfPhase1))
      .then(submissionsClosed);
  });
  test('submissions can be closed only once', () => {
    given(...twoPhases, submissionsClosed)
      .when(closeSubmissions(midnight))
      .thenRefused('conflict', 'SUBMISSIONS_ALREADY_CLOSED');
  });
  test('the phase must exist', () => {
    given(...twoPhases)
      .when(closeSubmissions(midnight, { phase: 3 }))
      .thenRefused('not-found', 'PHASE_NOT_FOUND');
    given().when(closeSubmissions(midnight)).thenRefused('not-found', 'CAMPAIGN_NOT_FOUND');
  });
});

describe('CloseCampaignPhase, seal', () => {
  const closed = [...twoPhases, submissionsClosed];
  const inTime = after(cutoffOfPhase1, 60_000);

  test('60 s after the evaluation cut-off, not 59.999 s', () => {
    given(...closed)
      .when(seal(inTime))
      .then(sealed);
    given(...closed)
      .when(seal(before(inTime, 1)))
      .thenRefused('conflict', 'TOO_EARLY', { details: { phase: 1, earliest: inTime } });
  });
  test('the wait starts at the final cut-off, not at the scheduled one', () => {
    const evaluationCutoff = after(cutoffOfPhase1, 86_400_000);
    const moved = { ...submissionsClosed, data: { ...submissionsClosed.data, evaluationCutoff } };
    given(...twoPhases, moved)
      .when(seal(inTime))
      .thenRefused('conflict', 'TOO_EARLY');
    given(...twoPhases, moved)
      .when(seal(after(evaluationCutoff, 60_000)))
      .then({ type: 'PhaseClosed', data: { ...sealed.data, evaluationCutoff } });
  });
  test('submissions must be closed first', () => {
    given(...twoPhases)
      .when(seal(inTime))
      .thenRefused('conflict', 'SUBMISSIONS_NOT_CLOSED');
  });
  test('refuses undecided initiatives that are not carried over', () => {
    given(...closed)
      .when(seal(inTime, {}, { pending: 3 }))
      .thenRefused('conflict', 'PENDING_ENTRIES', { details: { phase: 1, pending: 3 } });
  });
  test('carries undecided initiatives over to a later phase', () => {
    given(...closed)
      .when(seal(inTime, { carryOverTo: 2 }, { pending: 3 }))
      .then({ type: 'PhaseClosed', data: { ...sealed.data, carriedOverTo: 2 } });
  });
  test('carries nothing over if every initiative is decided', () => {
    given(...closed)
      .when(seal(inTime, { carryOverTo: 2 }, { pending: 0 }))
      .then(sealed);
  });
  test('the evaluation cut-off of the later phase must not have passed', () => {
    given(...closed)
      .when(seal(before(cutoffOfPhase2, 1), { carryOverTo: 2 }, { pending: 3 }))
      .then({ type: 'PhaseClosed', data: { ...sealed.data, carriedOverTo: 2 } });
    given(...closed)
      .when(seal(cutoffOfPhase2, { carryOverTo: 2 }, { pending: 3 }))
      .thenRefused('invalid', 'CARRY_OVER_NOT_POSSIBLE', { pointer: '/carryOverTo' });
  });
  test('the later phase must not be sealed, even if the command was received in time', () => {
    const sealed2: CampaignEvent = { type: 'PhaseClosed', data: { ...sealed.data, phase: 2 } };
    given(...closed, sealed2)
      .when(seal(before(cutoffOfPhase2, 1), { carryOverTo: 2 }, { pending: 3 }))
      .thenRefused('invalid', 'CARRY_OVER_NOT_POSSIBLE');
  });
  test('a clock set back behind a sealing carries nothing into a phase whose cut-off had passed', () => {
    const sealed3: CampaignEvent = {
      type: 'PhaseClosed',
      data: { ...sealed.data, phase: 3, evaluationCutoff: after(cutoffOfPhase2, 1) },
    };
    const phase3: CampaignEvent = {
      type: 'PhaseScheduled',
      data: {
        ...phase2.data,
        phase: 3,
        opensAt: endOfPhase2,
        closesAt: cutoffOfPhase2,
        evaluationCutoff: after(cutoffOfPhase2, 1),
      },
    };
    given(...twoPhases, phase3, submissionsClosed, sealed3)
      .when(seal(before(cutoffOfPhase2, 1), { carryOverTo: 2 }, { pending: 3 }))
      .thenRefused('invalid', 'CARRY_OVER_NOT_POSSIBLE');
  });
  test('the phase to carry over to must exist and have a higher number', () => {
    for (const carryOverTo of [1, 3]) {
      given(...closed)
        .when(seal(inTime, { carryOverTo }, { pending: 3 }))
        .thenRefused('invalid', 'CARRY_OVER_NOT_POSSIBLE');
    }
  });
  test('a phase can be sealed only once', () => {
    given(...closed, sealed)
      .when(seal(inTime))
      .thenRefused('conflict', 'ALREADY_SEALED');
  });
  test('the phase must exist', () => {
    given(...closed)
      .when(seal(inTime, { phase: 3 }))
      .thenRefused('not-found', 'PHASE_NOT_FOUND');
  });
});
