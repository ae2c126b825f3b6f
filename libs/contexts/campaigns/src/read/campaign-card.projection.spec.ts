import { projectionSpec } from '@app/testing';
import type { CampaignEvent } from '../domain/campaign.events.js';
import {
  campaignId,
  launched,
  peakDrive,
  phase1,
  phase2,
  preparing,
  published,
  rules,
  sealed,
  submissionsClosed,
} from '../specs/a-campaign.js';
import { campaignCardProjection } from './campaign-card.projection.js';
import { campaignCards, type CampaignCard } from './campaign-card.view.js';

const stream = `campaign-${campaignId}`;

const given = (...events: readonly CampaignEvent[]) => ({
  then: (doc: CampaignCard | null) =>
    projectionSpec(campaignCardProjection)
      .given(events.map((event) => ({ stream, ...event, metadata: { effectiveAt: preparing } })))
      .then({ collection: campaignCards, id: campaignId, doc }),
});

const fresh: CampaignCard = {
  id: campaignId,
  revision: '0',
  code: launched.data.code,
  name: launched.data.name,
  ownerUnitId: launched.data.ownerUnitId,
  applicationWindow: launched.data.applicationWindow,
  decisionNo: launched.data.decisionNo,
  launchedAt: preparing,
  ruleSets: [],
  phases: [],
  peakDrive: null,
};
const { campaignId: _, ...schedule1 } = phase1.data;
const { campaignId: __, ...schedule2 } = phase2.data;
const scheduled1 = { ...schedule1, submissionsClosed: null, sealed: null };
const scheduled2 = { ...schedule2, submissionsClosed: null, sealed: null };

test('CampaignLaunched makes the card', () => given(launched).then(fresh));

test('RuleSetPublished adds a version', () =>
  given(launched, published).then({
    ...fresh,
    revision: '1',
    ruleSets: [{ version: 1, publishedAt: preparing, rules }],
  }));

test('PhaseScheduled inserts a phase by number', () =>
  given(launched, phase2, phase1).then({ ...fresh, revision: '2', phases: [scheduled1, scheduled2] }));

test('PhaseScheduled reschedules an existing phase', () =>
  given(launched, phase1, phase2, {
    ...phase1,
    data: { ...phase1.data, name: 'Đợt đầu', closesAt: peakDrive.data.startsAt },
  }).then({
    ...fresh,
    revision: '3',
    phases: [{ ...scheduled1, name: 'Đợt đầu', closesAt: peakDrive.data.startsAt }, scheduled2],
  }));

test('PeakDriveDeclared shows the drive in force', () => {
  const { name, startsAt, endsAt } = peakDrive.data;
  return given(launched, peakDrive).then({ ...fresh, revision: '1', peakDrive: { name, startsAt, endsAt } });
});

test('SubmissionsClosed makes the cut-offs final', () => {
  const { decisionNo } = submissionsClosed.data;
  const closesAt = peakDrive.data.startsAt;
  return given(launched, phase1, { ...submissionsClosed, data: { ...submissionsClosed.data, closesAt } }).then({
    ...fresh,
    revision: '2',
    phases: [{ ...scheduled1, closesAt, submissionsClosed: { decisionNo, decidedAt: preparing } }],
  });
});

test('PhaseClosed shows the sealed figures', () => {
  const { decisionNo, ruleSetHash, carriedOverTo, figures } = sealed.data;
  const closing = { decisionNo: submissionsClosed.data.decisionNo, decidedAt: preparing };
  return given(launched, phase1, submissionsClosed, sealed).then({
    ...fresh,
    revision: '3',
    phases: [
      {
        ...scheduled1,
        submissionsClosed: closing,
        sealed: { decisionNo, decidedAt: preparing, ruleSetHash, carriedOverTo, figures },
      },
    ],
  });
});

test('events of a campaign that was never launched make no card', () =>
  given(published, phase1, peakDrive, submissionsClosed, sealed).then(null));
