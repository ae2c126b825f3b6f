/**
 * Everything a projector needs from this context. It loads neither the framework nor the HTTP edge: see docs/adr/0008.
 */
export { organisationCategories } from './organisation.categories.js';
export { organisationEventTypes } from './organisation.event-types.js';
export { organisationProjections } from './organisation.projections.js';
export { memberIdOf } from './domain/member.streams.js';
export { FOUNDING_STREAM } from './domain/unit.streams.js';
