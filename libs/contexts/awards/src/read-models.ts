/** All that a projector needs of this context. It loads neither framework nor HTTP edge: see docs/adr/0008. */
export { awardsCategories } from './awards.categories.js';
export { awardsEventTypes } from './awards.event-types.js';
export { awardsProjections } from './awards.projections.js';
