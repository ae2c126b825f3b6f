import type { RecordedEvent } from '@app/event-store';
import { defineProjection, type ViewBatch } from '@app/projections';
import type { CampaignEvent } from '../domain/campaign.events.js';
import { campaignCards, type CampaignCard, type CardPhase } from './campaign-card.view.js';

const change = async (
  { event, revision }: RecordedEvent<CampaignEvent>,
  views: ViewBatch,
  changed: (card: CampaignCard) => Partial<CampaignCard>,
): Promise<void> => {
  const card = await views.get(campaignCards, event.data.campaignId);
  if (card) views.put(campaignCards, { ...card, ...changed(card), revision: revision.toString() });
};

const withPhase = (card: CampaignCard, phase: number, changed: Partial<CardPhase>): Partial<CampaignCard> => ({
  phases: card.phases.map((each) => (each.phase === phase ? { ...each, ...changed } : each)),
});

export const campaignCardProjection = defineProjection<CampaignEvent>({
  name: 'campaign-card',
  version: 1,
  collections: [campaignCards],
  handlers: {
    CampaignLaunched: ({ event: { data }, metadata, revision }, views) => {
      const { campaignId, code, name, ownerUnitId, applicationWindow, decisionNo } = data;
      views.put(campaignCards, {
        id: campaignId,
        revision: revision.toString(),
        code,
        name,
        ownerUnitId,
        applicationWindow,
        decisionNo,
        launchedAt: metadata.effectiveAt,
        ruleSets: [],
        phases: [],
        peakDrive: null,
      });
    },
    RuleSetPublished: (recorded, views) => {
      const { version, rules } = recorded.event.data;
      const publishedAt = recorded.metadata.effectiveAt;
      return change(recorded, views, ({ ruleSets }) => ({
        ruleSets: [...ruleSets.filter((each) => each.version !== version), { version, publishedAt, rules }],
      }));
    },
    PhaseScheduled: (recorded, views) => {
      const { phase, name, opensAt, closesAt, evaluationCutoff, ruleSetVersion } = recorded.event.data;
      const schedule = { phase, name, opensAt, closesAt, evaluationCutoff, ruleSetVersion };
      return change(recorded, views, (card) =>
        card.phases.some((each) => each.phase === phase)
          ? withPhase(card, phase, schedule)
          : {
              phases: [...card.phases, { ...schedule, submissionsClosed: null, sealed: null }].sort(
                (a, b) => a.phase - b.phase,
              ),
            },
      );
    },
    PeakDriveDeclared: (recorded, views) => {
      const { name, startsAt, endsAt } = recorded.event.data;
      return change(recorded, views, () => ({ peakDrive: { name, startsAt, endsAt } }));
    },
    SubmissionsClosed: (recorded, views) => {
      const { phase, closesAt, evaluationCutoff, decisionNo } = recorded.event.data;
      const submissionsClosed = { decisionNo, decidedAt: recorded.metadata.effectiveAt };
      return change(recorded, views, (card) =>
        withPhase(card, phase, { closesAt, evaluationCutoff, submissionsClosed }),
      );
    },
    PhaseClosed: (recorded, views) => {
      const { phase, decisionNo, ruleSetHash, carriedOverTo, figures } = recorded.event.data;
      const decidedAt = recorded.metadata.effectiveAt;
      return change(recorded, views, (card) =>
        withPhase(card, phase, { sealed: { decisionNo, decidedAt, ruleSetHash, carriedOverTo, figures } }),
      );
    },
  },
  prefetch: ({ event }) => [{ collection: campaignCards, id: event.data.campaignId }],
});
