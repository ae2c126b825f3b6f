/**
 * Everything a projector needs from this context. It loads neither the framework nor the HTTP edge: see docs/adr/0008.
 */
export { initiativesCategories } from './initiatives.categories.js';
export { initiativesEventTypes } from './initiatives.event-types.js';
export { initiativesProjections } from './initiatives.projections.js';
