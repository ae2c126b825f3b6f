/** All that a projector needs of this context. It loads neither framework nor HTTP edge: see docs/adr/0008. */
export { campaignsCategories } from './campaigns.categories.js';
export { campaignsEventTypes } from './campaigns.event-types.js';
export { campaignsProjections } from './campaigns.projections.js';
