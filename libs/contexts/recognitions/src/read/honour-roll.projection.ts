import type { UnitEstablished } from '@app/organisation/contracts';
import { defineProjection } from '@app/projections';
import type { RecognitionEvent } from '../domain/recognition.events.js';
import { recognitions, rollUnits } from './recognition.view.js';

export const HONOUR_ROLL = 'honour-roll';

export const honourRollProjection = defineProjection<UnitEstablished | RecognitionEvent>({
  name: HONOUR_ROLL,
  version: 1,
  collections: [recognitions, rollUnits],
  handlers: {
    UnitEstablished: ({ event: { data } }, views) => views.put(rollUnits, { id: data.unitId, code: data.code }),
    RecognitionAwarded: async ({ event: { data }, revision }, views) => {
      const { recognitionId, content, unit, ...award } = data;
      const code = (await views.get(rollUnits, unit.unitId))?.code ?? null;
      views.put(recognitions, {
        ...award,
        id: recognitionId,
        revision: revision.toString(),
        status: 'IN_FORCE',
        unit: { ...unit, code },
        citation: content.citation,
        revocation: null,
      });
    },
    RecognitionRevoked: async ({ event: { data }, revision }, views) => {
      const recognition = await views.get(recognitions, data.recognitionId);
      if (!recognition) return;
      const { ground, decisionNo, decidedOn, content } = data;
      views.put(recognitions, {
        ...recognition,
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
      case 'RecognitionAwarded':
        return [{ collection: rollUnits, id: event.data.unit.unitId }];
      case 'RecognitionRevoked':
        return [{ collection: recognitions, id: event.data.recognitionId }];
    }
  },
});
