/** All that a projector needs of this context. It loads neither framework nor HTTP edge: see docs/adr/0008. */
export { organisationCategories } from './organisation.categories.js';
export { organisationEventTypes } from './organisation.event-types.js';
export { organisationProjections } from './organisation.projections.js';
