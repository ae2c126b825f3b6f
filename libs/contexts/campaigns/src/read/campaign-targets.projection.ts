import type { UnitEstablished } from '@app/organisation/contracts';
import { defineProjection, type ViewBatch } from '@app/projections';
import type { RecordedEvent } from '@app/event-store';
import type { TargetEvent } from '../domain/target.events.js';
import { campaignTargetId, campaignTargets, targetUnits, type CampaignTarget } from './campaign-target.view.js';

export const CAMPAIGN_TARGETS = 'campaign-targets';

const put = async (
  { event: { data }, metadata, revision }: RecordedEvent<TargetEvent>,
  views: ViewBatch,
  revised: CampaignTarget['revised'],
): Promise<void> => {
  const { campaignId, unitId, scope, metric, value, assignedByUnitId, decisionNo } = data;
  views.put(campaignTargets, {
    id: campaignTargetId(data),
    campaignId,
    unitId,
    unitCode: (await views.get(targetUnits, unitId))?.code ?? '',
    scope,
    metric,
    value,
    assignedByUnitId,
    decisionNo,
    setBy: metadata.actor,
    setAt: metadata.effectiveAt,
    revised,
    revision: revision.toString(),
  });
};

export const campaignTargetsProjection = defineProjection<UnitEstablished | TargetEvent>({
  name: CAMPAIGN_TARGETS,
  version: 1,
  collections: [campaignTargets, targetUnits],
  handlers: {
    UnitEstablished: ({ event: { data } }, views) => views.put(targetUnits, { id: data.unitId, code: data.code }),
    TargetAssigned: (recorded, views) => put(recorded, views, null),
    TargetRevised: (recorded, views) => {
      const { previousValue, reason } = recorded.event.data;
      return put(recorded, views, { previousValue, reason });
    },
  },
  prefetch: ({ event }) =>
    event.type === 'UnitEstablished' ? [] : [{ collection: targetUnits, id: event.data.unitId }],
});
