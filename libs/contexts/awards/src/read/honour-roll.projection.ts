import type { UnitEstablished } from '@app/organisation/contracts';
import { defineProjection } from '@app/projections';
import type { AwardEvent } from '../domain/award.events.js';
import { awards, rollUnits } from './award.view.js';

export const HONOUR_ROLL = 'honour-roll';

export const honourRollProjection = defineProjection<UnitEstablished | AwardEvent>({
  name: HONOUR_ROLL,
  version: 1,
  collections: [awards, rollUnits],
  handlers: {
    UnitEstablished: ({ event: { data } }, views) => views.put(rollUnits, { id: data.unitId, code: data.code }),
    AwardGranted: async ({ event: { data }, revision }, views) => {
      const { awardId, content, unit, ...award } = data;
      const code = (await views.get(rollUnits, unit.unitId))?.code ?? null;
      views.put(awards, {
        id: awardId,
        revision: revision.toString(),
        status: 'IN_FORCE',
        unit: { code, ...unit },
        citation: content.citation,
        revocation: null,
        ...award,
      });
    },
    AwardRevoked: async ({ event: { data }, revision }, views) => {
      const award = await views.get(awards, data.awardId);
      if (!award) return;
      const { ground, decisionNo, decidedOn, content } = data;
      views.put(awards, {
        ...award,
        revision: revision.toString(),
        status: 'REVOKED',
        revocation: { ground, decisionNo, decidedOn, reason: content.reason },
      });
    },
  },
  prefetch: ({ event }) => {
    switch (event.type) {
      case 'UnitEstablished':
        return [];
      case 'AwardGranted':
        return [{ collection: rollUnits, id: event.data.unit.unitId }];
      case 'AwardRevoked':
        return [{ collection: awards, id: event.data.awardId }];
    }
  },
});
