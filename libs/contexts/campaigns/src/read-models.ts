/**
 * Everything a projector needs from this context. It loads neither the framework nor the HTTP edge: see docs/adr/0008.
 */
export { campaignsCategories } from './campaigns.categories.js';
export { campaignsEventTypes } from './campaigns.event-types.js';
export { campaignsProjections } from './campaigns.projections.js';
