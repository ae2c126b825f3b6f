/**
 * Everything a projector needs from this context. It loads neither the framework nor the HTTP edge: see docs/adr/0008.
 */
export { awardsCategories } from './awards.categories.js';
export { awardsEventTypes } from './awards.event-types.js';
export { awardsProjections } from './awards.projections.js';
