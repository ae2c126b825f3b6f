/** All that a projector needs of this context. It loads neither framework nor HTTP edge: see docs/adr/0008. */
export { recognitionsCategories } from './recognitions.categories.js';
export { recognitionsEventTypes } from './recognitions.event-types.js';
export { recognitionsProjections } from './recognitions.projections.js';
