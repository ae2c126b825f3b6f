import { deciderSpec } from '@app/testing';
import {
  approve,
  approved,
  author,
  authorshipDeclined,
  coAuthor,
  declineAuthorship,
  draftSaved,
  facts,
  markedDuplicate,
  officer,
  readyForApproval,
  rejected,
  resubmit,
  resubmitted,
  returned,
  reviewStarted,
  startReview,
  stranger,
  submission,
  submitted,
  submittedAuthors,
  underReview,
  withdraw,
  withdrawn,
} from '../../specs/an-initiative.js';
import { initiativeDecider } from '../initiative.decider.js';

const { given } = deciderSpec(initiativeDecider);
const declinedBy = (declinedBy: string) => ({
  ...authorshipDeclined,
  data: { ...authorshipDeclined.data, declinedBy },
});
const withoutCoAuthor = [{ ...submittedAuthors[0]!, shareBp: 10_000 }];

describe('DeclineAuthorship', () => {
  test.each([
    ['submitted', [submitted()]],
    ['under review', underReview],
    ['returned', [...underReview, returned]],
    ['a duplicate', [...underReview, markedDuplicate]],
  ])('open to a co-author whom the submitter named, while it is %s', (_case, history) => {
    given(...history)
      .when(declineAuthorship())
      .then(authorshipDeclined);
  });
  test('open to every author of a submission on behalf, not to its submitter', () => {
    const onBehalf = submitted({ submittedBy: officer, authorisationRef: 'GUQ-7' });
    given(onBehalf).when(declineAuthorship(author)).then(declinedBy(author));
    given(onBehalf).when(declineAuthorship(officer)).thenRefused('conflict', 'AUTHORSHIP_CONFIRMED');
  });
  test('open to whom a later version no longer names: to be named and dropped blocks nobody', () => {
    const dropped = resubmitted({ authors: withoutCoAuthor, authorisationRef: 'GUQ-8' });
    given(...underReview, returned, dropped)
      .when(declineAuthorship())
      .then(authorshipDeclined);
  });
  test('refused to whoever submitted any version, and to others', () => {
    given(submitted()).when(declineAuthorship(author)).thenRefused('conflict', 'AUTHORSHIP_CONFIRMED');
    given(...underReview, returned, resubmitted({ submittedBy: coAuthor }))
      .when(declineAuthorship())
      .thenRefused('conflict', 'AUTHORSHIP_CONFIRMED');
    given(submitted()).when(declineAuthorship(stranger)).thenRefused('forbidden', 'NOT_AN_AUTHOR');
    given(draftSaved).when(declineAuthorship()).thenRefused('not-found', 'INITIATIVE_NOT_FOUND');
  });
  test.each([
    ['approved', [...readyForApproval, approved()]],
    ['rejected', [...underReview, rejected]],
    ['withdrawn', [submitted(), withdrawn]],
  ])('refused once it is %s', (_case, history) => {
    given(...history)
      .when(declineAuthorship())
      .thenRefused('conflict', 'AUTHORSHIP_SETTLED');
  });
  test('a second time changes nothing', () => {
    given(submitted(), authorshipDeclined).when(declineAuthorship()).then();
  });
});

describe('after an authorship was declined', () => {
  test('who declined may decide', () => {
    given(submitted(), authorshipDeclined)
      .when(startReview(coAuthor))
      .then({ ...reviewStarted, data: { ...reviewStarted.data, reviewerId: coAuthor } });
  });
  test('who declined acts no more as author', () => {
    given(submitted(), authorshipDeclined).when(withdraw(coAuthor)).thenRefused('forbidden', 'NOT_AN_AUTHOR');
  });
  test('it is not approved while it names who declined', () => {
    given(...readyForApproval, authorshipDeclined)
      .when(approve())
      .thenRefused('conflict', 'AUTHOR_DECLINED', { details: { memberId: coAuthor } });
  });
  test('no later version names who declined', () => {
    const history = [...underReview, authorshipDeclined, returned];
    given(...history)
      .when(resubmit())
      .thenRefused('conflict', 'AUTHOR_DECLINED', { details: { memberId: coAuthor }, pointer: '/authors/1/memberId' });
    given(...history)
      .when(
        resubmit({
          submission: { ...submission, authors: [{ memberId: author, shareBp: 10_000, lead: true }] },
          authorisationRef: 'GUQ-8',
          facts,
        }),
      )
      .then(resubmitted({ authors: withoutCoAuthor, authorisationRef: 'GUQ-8' }));
  });
});
