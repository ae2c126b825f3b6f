import { campaignsCategories, campaignsEventTypes, campaignsProjections } from '@app/campaigns/read-models';
import { EventCodec, EventRegistry, type EventMetadata, type EventTypeDefinition } from '@app/event-store';
import { figuresProjections } from '@app/figures/read-models';
import { initiativesCategories, initiativesEventTypes, initiativesProjections } from '@app/initiatives/read-models';
import { organisationCategories, organisationEventTypes, organisationProjections } from '@app/organisation/read-models';
import type { Projection } from '@app/projections';
import { awardsCategories, awardsEventTypes, awardsProjections } from '@app/awards/read-models';

export { projectionChannel } from './projection-channel.js';

export const serviceProjections: readonly Projection[] = [
  ...organisationProjections,
  ...campaignsProjections,
  ...initiativesProjections,
  ...figuresProjections,
  ...awardsProjections,
];

/** About half of the work of a rebuild each: the figures fold most events of a campaign into many rows. */
export const rebuildShares: readonly (readonly Projection[])[] = [
  figuresProjections,
  serviceProjections.filter((projection) => !figuresProjections.includes(projection)),
];

/** The category of every stream of the service. */
export const serviceCategories: readonly string[] = [
  ...organisationCategories,
  ...campaignsCategories,
  ...initiativesCategories,
  ...awardsCategories,
];

export const serviceEventTypes: readonly EventTypeDefinition[] = [
  ...organisationEventTypes,
  ...campaignsEventTypes,
  ...initiativesEventTypes,
  ...awardsEventTypes,
];

/** A codec of every event type of the service. */
export const serviceCodec = (observe?: (metadata: EventMetadata) => void): EventCodec =>
  new EventCodec(new EventRegistry(serviceEventTypes), observe);
