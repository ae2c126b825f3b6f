/** All that a projector needs of this context. It loads neither framework nor HTTP edge: see docs/adr/0008. */
export { initiativesCategories } from './initiatives.categories.js';
export { initiativesEventTypes } from './initiatives.event-types.js';
export { initiativesProjections } from './initiatives.projections.js';
