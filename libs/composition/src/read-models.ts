import { campaignsEventTypes, campaignsProjections } from '@app/campaigns/read-models';
import { EventCodec, EventRegistry } from '@app/event-store';
import { initiativesEventTypes, initiativesProjections } from '@app/initiatives/read-models';
import { organisationEventTypes, organisationProjections } from '@app/organisation/read-models';
import type { Projection } from '@app/projections';
import { recognitionsEventTypes, recognitionsProjections } from '@app/recognitions/read-models';

export { projectionChannel } from './projection-channel.js';

export const serviceProjections: readonly Projection[] = [
  ...organisationProjections,
  ...campaignsProjections,
  ...initiativesProjections,
  ...recognitionsProjections,
];

/** Knows every event of the service. */
export const serviceCodec = (): EventCodec =>
  new EventCodec(
    new EventRegistry([
      ...organisationEventTypes,
      ...campaignsEventTypes,
      ...initiativesEventTypes,
      ...recognitionsEventTypes,
    ]),
  );
